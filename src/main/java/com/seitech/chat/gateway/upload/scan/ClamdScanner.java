package com.seitech.chat.gateway.upload.scan;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import com.seitech.chat.gateway.log.Seldom;
import com.seitech.chat.gateway.upload.scan.Verdict.Clean;
import com.seitech.chat.gateway.upload.scan.Verdict.Found;
import com.seitech.chat.gateway.upload.scan.Verdict.NotScanned;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks ClamAV's clamd, over a connection for each file. */
final class ClamdScanner implements Scanner {
    private static final Logger LOG = LoggerFactory.getLogger(ClamdScanner.class);
    private static final Seldom SELDOM = new Seldom(LOG, 5);

    private final ClamdAddress address;
    private final Duration timeout;

    ClamdScanner(ClamdAddress address, Duration timeout) {
        if (!timeout.isPositive()) {
            throw new IllegalArgumentException("gateway.scanner.timeout must be more than nothing; it is " + timeout);
        }
        this.address = address;
        this.timeout = timeout;
    }

    @Override
    public void scan(Path file) {
        switch (verdictInTime(file)) {
            case Clean clean -> {}
            case Found(String virus) -> {
                SELDOM.warn(
                        "virus found in a visitor's file, which is refused", line -> line.addKeyValue("virus", virus));
                throw new VirusFound(virus);
            }
            case NotScanned(String reason) -> throw new CannotScan(reason);
        }
    }

    /** A name service may take its time, and cannot be interrupted: so the wait ends here, not in the other thread. */
    private Verdict verdictInTime(Path file) {
        FutureTask<Verdict> task = new FutureTask<>(() -> verdictOn(file));
        Thread.ofVirtual().name("clamd").start(task);
        try {
            return task.get(timeout.toMillis(), MILLISECONDS);
        } catch (TimeoutException e) {
            return new NotScanned("none within " + timeout + ": see what keeps it, or raise gateway.scanner.timeout");
        } catch (ExecutionException e) {
            throw ours(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new NotScanned("interrupted");
        } finally {
            // The interrupt closes the connection, wherever it waits.
            task.cancel(true);
        }
    }

    private static RuntimeException ours(ExecutionException e) {
        return e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
    }

    private Verdict verdictOn(Path path) {
        try (FileChannel file = FileChannel.open(path)) {
            return verdictOn(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Verdict verdictOn(FileChannel file) {
        try (SocketChannel clamd = SocketChannel.open(address.resolved())) {
            return exchange(file, clamd);
        } catch (IOException e) {
            return new NotScanned("it cannot be reached: " + e.getMessage() + ": start it, or correct the setting");
        }
    }

    private static Verdict exchange(FileChannel file, SocketChannel clamd) {
        try {
            return Instream.verdictOn(file, clamd);
        } catch (IOException e) {
            return new NotScanned("the connection broke: " + e.getMessage() + ": see its log");
        }
    }
}
