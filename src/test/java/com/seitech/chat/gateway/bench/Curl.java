package com.seitech.chat.gateway.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;

/** The program {@code curl}. */
final class Curl {
    private Curl() {}

    /** Fetches a file of so many bytes; the seconds from connecting to the last byte, as curl tells them. */
    static double seconds(URI uri, long bytes) {
        String said = fetch(uri);
        String[] facts = said.split(" ", -1);
        if (facts.length != 3 || !facts[0].equals("200") || Long.parseLong(facts[1]) != bytes) {
            throw new IllegalStateException("curl did not get " + bytes + " bytes: " + said);
        }
        return Double.parseDouble(facts[2]);
    }

    private static String fetch(URI uri) {
        try {
            Process curl = new ProcessBuilder(
                            "curl",
                            "--silent",
                            "--show-error",
                            "--noproxy",
                            "*",
                            "--output",
                            "/dev/null",
                            "--write-out",
                            "%{http_code} %{size_download} %{time_total}",
                            uri.toString())
                    .redirectErrorStream(true)
                    .start();
            return new String(curl.getInputStream().readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
