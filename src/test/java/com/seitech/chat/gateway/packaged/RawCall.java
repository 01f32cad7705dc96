package com.seitech.chat.gateway.packaged;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;

/** A call over a connection of its own, which the gateway has taken. */
final class RawCall implements AutoCloseable {
    private static final String CONNECTIONS = "gateway_connections_open";

    private final Socket socket;
    private final String rest;

    private RawCall(PackagedGateway gateway, String head, String rest) throws IOException {
        long before = Replicas.figure(gateway, CONNECTIONS);
        this.rest = rest;
        socket = new Socket(gateway.base().getHost(), gateway.base().getPort());
        write(head + "\r\nHost: gateway\r\n\r\n");
        await().until(() -> Replicas.figure(gateway, CONNECTIONS) > before);
    }

    static RawCall stream(PackagedGateway gateway, Chat chat) throws IOException {
        String path = "/api/chat/support/%d/stream?session_token=%s".formatted(chat.channel(), chat.token());
        return new RawCall(gateway, "GET " + path + " HTTP/1.1", "");
    }

    /** A message of which only the head is sent before {@link #finish}. */
    static RawCall slowSend(PackagedGateway gateway, Chat chat, String text) throws IOException {
        String body = "{\"channel_id\":%d,\"session_token\":\"%s\",\"content\":\"%s\"}"
                .formatted(chat.channel(), chat.token(), text);
        String head = "POST /api/chat/support/send HTTP/1.1\r\nContent-Type: application/json\r\nContent-Length: "
                + body.length();
        return new RawCall(gateway, head, body);
    }

    private void write(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(US_ASCII));
        socket.getOutputStream().flush();
    }

    void finish() throws IOException {
        write(rest);
    }

    /** The first line of the answer. */
    String statusLine() throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII)).readLine();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
