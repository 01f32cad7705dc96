package com.seitech.chat.gateway.fake;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Takes requests, has them executed, and lets go wrong what is asked to. */
final class Server {
    private static final String SERVICES = "/xmlrpc/2/";

    private final Services services;
    private final Installation installation;
    private final FaultQueue faults;
    private final List<ReceivedCall> calls = new CopyOnWriteArrayList<>();
    private volatile CountDownLatch end = new CountDownLatch(1);

    Server(Services services, Installation installation, FaultQueue faults) {
        this.services = services;
        this.installation = installation;
        this.faults = faults;
    }

    List<ReceivedCall> calls() {
        return List.copyOf(calls);
    }

    void forgetCalls() {
        calls.clear();
    }

    /** Ends every delay. */
    void hurry() {
        end.countDown();
        end = new CountDownLatch(1);
    }

    void handle(Socket connection) throws IOException {
        Http.Request request = Http.read(new BufferedInputStream(connection.getInputStream()));
        if (request.path.startsWith(SERVICES) && "POST".equals(request.method)) {
            call(connection, request.path.substring(SERVICES.length()), request.body);
        } else {
            send(connection, page(request.path).bytes());
        }
    }

    private Http.Answer page(String path) {
        return switch (path) {
            case "/web/health" ->
                installation.isHealthy()
                        ? Http.Answer.ok("application/json", "{\"status\": \"pass\"}")
                        : Http.Answer.html(500, "<h1>Internal Server Error</h1>");
            case "/web/version" ->
                Http.Answer.ok(
                        "application/json",
                        "{\"version_info\": [19, 0, 0, \"final\", 0, \"\"], \"version\": \"" + installation.version()
                                + "\"}");
            default -> Http.Answer.html(404, "<h1>Not Found</h1>");
        };
    }

    private void call(Socket connection, String service, byte[] body) throws IOException {
        XmlRpcReader.Request request;
        try {
            request = XmlRpcReader.read(body);
        } catch (OdooError e) {
            calls.add(new ReceivedCall("", "", List.of(), Map.of()));
            send(connection, xml(Services.fault(e)).bytes());
            return;
        }
        ReceivedCall call = received(request);
        calls.add(call);
        perform(connection, faults.take(call), service, request);
    }

    private static ReceivedCall received(XmlRpcReader.Request request) {
        List<Object> params = request.params();
        if (params.size() > 5 && params.get(5) instanceof List<?> args) {
            Map<?, ?> kwargs = params.size() > 6 && params.get(6) instanceof Map<?, ?> named ? named : Map.of();
            return new ReceivedCall(String.valueOf(params.get(3)), String.valueOf(params.get(4)), args, kwargs);
        }
        return new ReceivedCall("", request.method(), params, Map.of());
    }

    private void perform(Socket connection, Fault fault, String service, XmlRpcReader.Request request)
            throws IOException {
        switch (fault) {
            case Fault.Healthy healthy -> send(connection, executed(service, request));
            case Fault.Refuse refuse -> Loopback.reset(connection);
            case Fault.Delay delay -> {
                pause(delay.duration());
                send(connection, executed(service, request));
            }
            case Fault.Hold hold -> {
                hold.gate().pass();
                send(connection, executed(service, request));
            }
            case Fault.HoldReply hold -> {
                byte[] answer = executed(service, request);
                hold.gate().pass();
                send(connection, answer);
            }
            case Fault.DropReply drop -> executed(service, request);
            case Fault.Cut cut -> {
                byte[] answer = executed(service, request);
                connection.getOutputStream().write(answer, 0, Math.min(cut.bytes(), answer.length));
            }
            case Fault.Drip drip -> drip(connection, executed(service, request), drip.pause());
            case Fault.Answered answered -> {
                if (answered.executed()) {
                    executed(service, request);
                }
                send(connection, answered.answer().bytes());
            }
        }
    }

    private byte[] executed(String service, XmlRpcReader.Request request) {
        return xml(services.answer(service, request)).bytes();
    }

    private static Http.Answer xml(String xml) {
        return Http.Answer.ok("text/xml; charset=utf-8", xml);
    }

    private static void send(Socket connection, byte[] answer) throws IOException {
        connection.getOutputStream().write(answer);
    }

    private void drip(Socket connection, byte[] answer, Duration pause) throws IOException {
        OutputStream out = connection.getOutputStream();
        for (byte b : answer) {
            out.write(b);
            if (pause(pause)) {
                return;
            }
        }
    }

    /** True when it was cut short. */
    private boolean pause(Duration duration) {
        try {
            return end.await(duration.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
