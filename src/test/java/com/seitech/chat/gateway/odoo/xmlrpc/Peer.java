package com.seitech.chat.gateway.odoo.xmlrpc;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.seitech.chat.gateway.fake.Loopback;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server that keeps every request byte for byte and answers with what the test says. */
final class Peer implements AutoCloseable {
    static final String TRUE =
            "<?xml version='1.0'?><methodResponse><params><param><value><boolean>1</boolean></value></param></params>"
                    + "</methodResponse>";

    private static final Pattern LENGTH = Pattern.compile("(?m)^content-length: *(\\d+)");

    private final BlockingQueue<Request> requests = new LinkedBlockingQueue<>();
    private final Loopback loopback;

    /** A request. {@code declared} is its Content-Length, {@code -1} when it has none. */
    record Request(String head, String body, int declared) {}

    /** What happens once a request has come. */
    @FunctionalInterface
    interface Reaction {
        void react(Socket connection) throws IOException;
    }

    Peer(Reaction reaction) {
        loopback = Loopback.started(connection -> {
            requests.add(request(connection.getInputStream()));
            reaction.react(connection);
        });
    }

    /** Answers every request with this body. */
    static Peer answering(String body) {
        return answering(200, "", body);
    }

    /** @param header whole lines, each with its end */
    static Peer answering(int status, String header, String body) {
        byte[] content = body.getBytes(UTF_8);
        String head = "HTTP/1.0 " + status + " X\r\n" + header + "Content-Length: " + content.length + "\r\n\r\n";
        return new Peer(connection -> {
            connection.getOutputStream().write(head.getBytes(ISO_8859_1));
            connection.getOutputStream().write(content);
        });
    }

    private static Request request(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
            int b = in.read();
            if (b < 0) {
                break;
            }
            head.write(b);
        }
        String lines = head.toString(ISO_8859_1).toLowerCase(Locale.ROOT);
        Matcher length = LENGTH.matcher(lines);
        int declared = length.find() ? Integer.parseInt(length.group(1)) : -1;
        return new Request(lines, new String(in.readNBytes(Math.max(declared, 0)), UTF_8), declared);
    }

    XmlRpcEndpoint endpoint() {
        return FakeOdooClient.endpoint(uri());
    }

    URI uri() {
        return loopback.uri().resolve("/xmlrpc/2/object");
    }

    /** The oldest request that was not taken yet. */
    Request request() {
        Request request = requests.poll();
        if (request == null) {
            throw new AssertionError("no request came");
        }
        return request;
    }

    int connections() {
        return loopback.connections();
    }

    /** Requests that were not taken yet. */
    int requests() {
        return requests.size();
    }

    void stop() {
        loopback.stop();
    }

    @Override
    public void close() {
        loopback.close();
    }
}
