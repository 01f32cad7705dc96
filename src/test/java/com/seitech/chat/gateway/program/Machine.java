package com.seitech.chat.gateway.program;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** What the figures were measured on, and how busy it was before. */
public final class Machine {
    private static final String LOAD_BEFORE = content("/proc/loadavg").split(" ", -1)[0];

    private Machine() {}

    /** To be called before the program makes the machine busy itself. */
    public static void lookAt() {
        Progress.say(described());
    }

    public static String described() {
        return Runtime.getRuntime().availableProcessors() + " cores (" + field("/proc/cpuinfo", "model name")
                + ") shared by gateway, Odoo and load, " + memory() + ", load average before " + LOAD_BEFORE + ", JDK "
                + Runtime.version() + ", " + System.getProperty("os.name") + " " + System.getProperty("os.version")
                + ", "
                + LocalDate.now(ZoneOffset.UTC);
    }

    private static String memory() {
        String kilobytes = field("/proc/meminfo", "MemTotal").replaceAll("\\D", "");
        return kilobytes.isEmpty() ? "?" : Math.round(Long.parseLong(kilobytes) / 1048576.0) + " GB";
    }

    private static String field(String file, String name) {
        return content(file)
                .lines()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("?");
    }

    private static String content(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
