package com.seitech.chat.gateway.chaos;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.seitech.chat.gateway.chaos.Complaint.Cause;
import com.seitech.chat.gateway.http.EventParser;
import com.seitech.chat.gateway.program.Pause;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A page with a stream, which comes back with the id of the last event, and with a key for each message. */
final class StreamPage implements Page {
    /** As the gateway asks a browser to. */
    private static final Duration RETRY = Duration.ofSeconds(3);

    private static final long OPENS_SECONDS = 30;

    private final ChatApi api;
    private final Session session;
    private final Timeline timeline;
    private final StreamedRows rows;
    private final List<Complaint> complaints = new CopyOnWriteArrayList<>();
    private final CountDownLatch begun = new CountDownLatch(1);
    private volatile boolean open = true;
    private volatile @Nullable InputStream body;

    StreamPage(ChatApi api, Session session, Timeline timeline) {
        this.api = api;
        this.session = session;
        this.timeline = timeline;
        this.rows = new StreamedRows(timeline);
    }

    @Override
    public void open() {
        Thread.ofVirtual().name("stream of " + session).start(this::listen);
        try {
            if (!begun.await(OPENS_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the stream of " + session + " does not open: " + complaints);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void listen() {
        String lastId = "";
        while (open) {
            lastId = listen(lastId);
            Pause.of(RETRY);
        }
    }

    /** Once, until it ends; answers where to go on. */
    private String listen(String lastId) {
        EventParser parser = new EventParser(lastId, this::happened);
        Duration from = timeline.now();
        try {
            HttpResponse<InputStream> response = api.stream(session, lastId);
            if (response.statusCode() == 200) {
                read(response.body(), parser);
            } else {
                response.body().close();
                complain(
                        from,
                        "a stream got " + response.statusCode() + ", after which a browser gives up",
                        Cause.WRONG);
            }
        } catch (IOException e) {
            complain(from, "no stream: " + e, Cause.UNANSWERED);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            open = false;
        }
        return parser.lastId();
    }

    /** That a stream ends is nothing to complain of. */
    private void read(InputStream stream, EventParser parser) {
        body = stream;
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream, UTF_8))) {
            lines.lines().forEach(parser::line);
        } catch (IOException | UncheckedIOException e) {
            // Broken, and soon opened again.
        }
    }

    private void complain(Duration from, String text, Cause cause) {
        if (open) {
            complaints.add(new Complaint(timeline.since(from), text, cause));
        }
    }

    private void happened(EventParser.Event event) {
        begun.countDown();
        JsonNode data = event.data();
        switch (event.name()) {
            case "message" -> rows.given(id(data), text(data));
            case "message_updated" -> updated(data);
            case "reset" -> startOver();
            default -> {
                // Who types, who has read, in which state the chat is.
            }
        }
    }

    private void updated(JsonNode data) {
        if (data.hasNonNull("replaces")) {
            JsonNode message = data.path("message");
            rows.replaced(data.path("replaces").asLong(), id(message), text(message));
        }
    }

    /** The stream goes on from now; what was before has to be read. */
    private void startOver() {
        Duration from = timeline.now();
        complain(from, "a stream has to start over, though it named where it was", Cause.WRONG);
        rows.clear();
        History.of(api, session).forEach(message -> rows.given(message.id(), message.text()));
    }

    private static long id(JsonNode message) {
        return message.path("id").asLong();
    }

    private static String text(JsonNode message) {
        return message.path("content").asText();
    }

    @Override
    public Answer say(Utterance utterance) {
        Answer answer = api.send(session, utterance.text(), utterance.key());
        if (answer instanceof Answer.Given given && given.isSuccess()) {
            rows.sent(given.messageId(), utterance.text());
        }
        return answer;
    }

    @Override
    public List<Row> rows() {
        return rows.all();
    }

    @Override
    public List<Complaint> complaints() {
        return List.copyOf(complaints);
    }

    @Override
    public void close() {
        open = false;
        InputStream stream = body;
        if (stream != null) {
            try {
                stream.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
