package com.seitech.chat.gateway.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.seitech.chat.gateway.program.Pause;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;

/** Somebody who asks for a file, reads one byte of it, and stops reading until he is told to go on. */
final class StalledReader implements AutoCloseable {
    /** By default the system would take megabytes before they are read. */
    private static final int RECEIVE_BUFFER = 16 * 1024;

    private static final int PATIENCE_MILLIS = 60_000;
    private static final String HEAD_END = "\r\n\r\n";

    private static final String RETRY_AFTER = "retry-after:";
    private static final int MOST_REFUSALS = 10;

    private final Socket socket;
    private final int refused;
    private final String head;
    private final int firstByte;

    private StalledReader(Socket socket, int refused, String head, int firstByte) {
        this.socket = socket;
        this.refused = refused;
        this.head = head;
        this.firstByte = firstByte;
    }

    /** Asks again as often as he is told to come back, and returns when the first byte is here. */
    static StalledReader of(URI link) {
        for (int refused = 0; refused < MOST_REFUSALS; refused++) {
            StalledReader reader = ask(link, refused);
            if (reader.isGivenTheFile()) {
                return reader;
            }
            reader.close();
            Pause.of(Duration.ofSeconds(reader.toComeBackAfter()));
        }
        return ask(link, MOST_REFUSALS);
    }

    private static StalledReader ask(URI link, int refused) {
        try {
            Socket socket = new Socket();
            socket.setReceiveBufferSize(RECEIVE_BUFFER);
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.connect(new InetSocketAddress(link.getHost(), link.getPort()));
            String request = "GET " + link.getRawPath() + "?" + link.getRawQuery()
                    + " HTTP/1.1\r\nHost: localhost\r\nConnection: close" + HEAD_END;
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            InputStream answer = socket.getInputStream();
            return new StalledReader(socket, refused, head(answer), answer.read());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Not one byte more. */
    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf(HEAD_END) < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("the connection ended in the head of an answer: " + head);
            }
            head.append((char) next);
        }
        return head.toString();
    }

    boolean isGivenTheFile() {
        return head.startsWith("HTTP/1.1 200 ");
    }

    private long toComeBackAfter() {
        return head.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(RETRY_AFTER))
                .mapToLong(line ->
                        Long.parseLong(line.substring(RETRY_AFTER.length()).strip()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("refused for good: " + head));
    }

    /** How often he was told to come back. */
    int refused() {
        return refused;
    }

    /** Reads to the end. */
    String sha256() {
        try {
            InputStream first = new ByteArrayInputStream(new byte[] {(byte) firstByte});
            return SampleFile.sha256(new SequenceInputStream(first, socket.getInputStream()));
        } catch (IOException e) {
            return "cut off: " + e.getMessage();
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
