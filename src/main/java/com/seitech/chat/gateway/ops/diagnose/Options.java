package com.seitech.chat.gateway.ops.diagnose;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the command line asks for.
 *
 * @param origin of a page that is to use the chat
 * @param url the gateway as browsers reach it
 * @param management the running gateway's port for operators
 * @param channel a visitor's
 */
record Options(Optional<String> origin, Optional<URI> url, Optional<URI> management, Optional<Long> channel) {
    static final String TOKEN = "CHAT_SESSION_TOKEN";

    static final String USAGE = """
        Usage: java -jar quarkus-run.jar                      starts the gateway
               java -jar quarkus-run.jar diagnose [options]   looks whether it can work, and changes nothing

          --origin https://www.example.com    may pages of this site use the chat?
          --url https://chat.example.com      look at a running gateway from outside, as browsers do
          --management http://localhost:9000  where that gateway's port for operators is
          --channel 42                        what became of this visitor's chat; with --url, and the chat's session
                                              token in the variable %s, its messages and stream too

        It exits with 0 when nothing fails, with 1 when something does, with 2 when it was called wrongly.
        """.formatted(TOKEN);

    private static final List<String> NAMES = List.of("--origin", "--url", "--management", "--channel");

    /** @throws IllegalArgumentException with what is wrong */
    static Options of(List<String> arguments) {
        Map<String, String> given = new HashMap<>();
        for (int i = 0; i < arguments.size(); i += 2) {
            String name = arguments.get(i);
            if (!NAMES.contains(name)) {
                throw new IllegalArgumentException("there is no option " + name);
            }
            if (i + 1 == arguments.size()) {
                throw new IllegalArgumentException(name + " wants a value");
            }
            given.put(name, arguments.get(i + 1));
        }
        return new Options(
                Optional.ofNullable(given.get("--origin")),
                Optional.ofNullable(given.get("--url")).map(value -> address("--url", value)),
                Optional.ofNullable(given.get("--management")).map(value -> address("--management", value)),
                Optional.ofNullable(given.get("--channel")).map(Options::number));
    }

    private static URI address(String name, String value) {
        URI uri = URI.create(value.replaceAll("/+$", ""));
        if (uri.getHost() == null || !List.of("http", "https").contains(uri.getScheme())) {
            throw new IllegalArgumentException(name + " wants an address like https://chat.example.com");
        }
        return uri;
    }

    private static Long number(String value) {
        try {
            return Long.valueOf(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("--channel wants the number of a channel", e);
        }
    }
}
