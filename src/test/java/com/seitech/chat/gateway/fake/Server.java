package com.seitech.chat.gateway.fake;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Takes requests, has them executed, and lets go wrong what is asked to. */
final class Server {
    private static final String SERVICES = "/xmlrpc/2/";

    /** In place of a model: the fetching of a file. */
    static final String DOWNLOAD = "/web/content";

    private final Services services;
    private final Pages pages;
    private final FaultQueue faults;
    private final List<ReceivedCall> calls = new CopyOnWriteArrayList<>();
    private final List<ReceivedCall> downloads = new CopyOnWriteArrayList<>();
    private volatile CountDownLatch end = new CountDownLatch(1);

    Server(Services services, Pages pages, FaultQueue faults) {
        this.services = services;
        this.pages = pages;
        this.faults = faults;
    }

    List<ReceivedCall> calls() {
        return List.copyOf(calls);
    }

    List<ReceivedCall> downloads() {
        return List.copyOf(downloads);
    }

    void forgetCalls() {
        calls.clear();
        downloads.clear();
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
            page(connection, request);
        }
    }

    /** Only files can be made to go wrong: health and version are asked at times that no test knows. */
    private void page(Socket connection, Http.Request request) throws IOException {
        Optional<Long> attachment = Pages.attachment(request);
        Fault fault = new Fault.Healthy();
        if (attachment.isPresent()) {
            ReceivedCall call = new ReceivedCall(DOWNLOAD, request.method, List.of(attachment.get()), request.headers);
            downloads.add(call);
            fault = faults.take(call);
        }
        perform(connection, fault, () -> pages.answer(request).bytes());
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
        Heard.in(call);
        perform(
                connection,
                faults.take(call),
                () -> xml(services.answer(service, request)).bytes());
    }

    private static ReceivedCall received(XmlRpcReader.Request request) {
        List<Object> params = request.params();
        if (params.size() > 5 && params.get(5) instanceof List<?> args) {
            Map<?, ?> kwargs = params.size() > 6 && params.get(6) instanceof Map<?, ?> named ? named : Map.of();
            return new ReceivedCall(String.valueOf(params.get(3)), String.valueOf(params.get(4)), args, kwargs);
        }
        return new ReceivedCall("", request.method(), params, Map.of());
    }

    private void perform(Socket connection, Fault fault, Supplier<byte[]> work) throws IOException {
        switch (fault) {
            case Fault.Healthy healthy -> send(connection, work.get());
            case Fault.Refuse refuse -> Loopback.reset(connection);
            case Fault.Delay delay -> {
                pause(delay.duration());
                send(connection, work.get());
            }
            case Fault.Hold hold -> {
                hold.gate().pass();
                send(connection, work.get());
            }
            case Fault.HoldReply hold -> {
                byte[] answer = work.get();
                hold.gate().pass();
                send(connection, answer);
            }
            case Fault.DropReply drop -> Objects.requireNonNull(work.get());
            case Fault.Cut cut -> {
                byte[] answer = work.get();
                connection.getOutputStream().write(answer, 0, Math.min(cut.bytes(), answer.length));
            }
            case Fault.Drip drip -> drip(connection, work.get(), drip.pause());
            case Fault.Answered answered -> {
                if (answered.executed()) {
                    Objects.requireNonNull(work.get());
                }
                send(connection, answered.answer().bytes());
            }
        }
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
