package com.seitech.chat.gateway.program;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** What the kernel and the JVM tell about a Java process. */
public record ProcessFigures(long pid) {
    /** Linux counts processor time for programs in hundredths of a second, on every machine of today. */
    private static final long TICK_MS = 10;

    private static final int UTIME = 11;
    private static final int STIME = 12;
    private static final int BYTES_OF_TOTAL = 2;

    public Duration processorTime() {
        String stat = content("stat");
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return Duration.ofMillis((Long.parseLong(fields[UTIME]) + Long.parseLong(fields[STIME])) * TICK_MS);
    }

    /** Of all of them. */
    public static Duration processorTime(List<ProcessFigures> processes) {
        return processes.stream().map(ProcessFigures::processorTime).reduce(Duration.ZERO, Duration::plus);
    }

    public double peakResidentMegabytes() {
        return status("VmHWM:") / 1024.0;
    }

    public double residentMegabytes() {
        return status("VmRSS:") / 1024.0;
    }

    public long threads() {
        return status("Threads:");
    }

    private long status(String field) {
        return content("status")
                .lines()
                .filter(line -> line.startsWith(field))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }

    private String content(String file) {
        try {
            return Files.readString(Path.of("/proc", String.valueOf(pid), file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The bytes of all living objects; a full collection comes with the question. */
    public long livingBytes() {
        String total = jcmd("GC.class_histogram").stream()
                .filter(line -> line.startsWith("Total"))
                .findFirst()
                .orElseThrow();
        return Long.parseLong(total.split("\\s+", -1)[BYTES_OF_TOTAL]);
    }

    private List<String> jcmd(String command) {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        ProcessBuilder builder = new ProcessBuilder(jcmd, String.valueOf(pid), command).redirectErrorStream(true);
        try {
            Process process = builder.start();
            return new String(process.getInputStream().readAllBytes(), UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
