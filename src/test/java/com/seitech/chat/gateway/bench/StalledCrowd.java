package com.seitech.chat.gateway.bench;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Many who ask for files at the same time, and then do not read on. */
final class StalledCrowd implements AutoCloseable {
    private final List<Reading> readings;

    private StalledCrowd(List<Reading> readings) {
        this.readings = readings;
    }

    private record Reading(StalledReader reader, LinkedFile file) {
        boolean endsWell() {
            return reader.isGivenTheFile() && reader.sha256().equals(file.sha256());
        }
    }

    /** Returns when each of them has begun. They share the files. */
    static StalledCrowd of(int readers, List<LinkedFile> files) {
        List<Callable<Reading>> asking = new ArrayList<>();
        for (int i = 0; i < readers; i++) {
            LinkedFile file = files.get(i % files.size());
            asking.add(() -> new Reading(StalledReader.of(file.link()), file));
        }
        return new StalledCrowd(together(asking));
    }

    /** How often one of them was told to come back. */
    int refusals() {
        return readings.stream().mapToInt(reading -> reading.reader().refused()).sum();
    }

    /** All read to the end; how many then have the file as it was sent. */
    int wholeFiles() {
        List<Callable<Boolean>> reading =
                readings.stream().<Callable<Boolean>>map(one -> one::endsWell).toList();
        return (int) together(reading).stream().filter(Boolean::booleanValue).count();
    }

    private static <T> List<T> together(Collection<Callable<T>> tasks) {
        try (ExecutorService each = Executors.newVirtualThreadPerTaskExecutor()) {
            List<T> results = new ArrayList<>();
            for (Future<T> future : each.invokeAll(tasks)) {
                results.add(future.get());
            }
            return results;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    @Override
    public void close() {
        readings.forEach(reading -> reading.reader().close());
    }
}
