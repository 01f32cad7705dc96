package com.seitech.chat.gateway.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.function.Consumer;

/** Understands the lines of server-sent events as a browser does: what has no blank line after it has not come. */
public final class EventParser {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DEFAULT_NAME = "message";

    /**
     * One event.
     *
     * @param lastId the cursor after it
     */
    public record Event(String name, JsonNode data, String lastId) {}

    private final Consumer<Event> events;
    private final StringBuilder data = new StringBuilder();
    private String name = DEFAULT_NAME;
    private String nextId;
    private volatile String lastId;
    private volatile long retryMillis;

    /** @param lastId of the stream before, for one that goes on; or empty */
    public EventParser(String lastId, Consumer<Event> events) {
        this.lastId = lastId;
        this.nextId = lastId;
        this.events = events;
    }

    public void line(String line) {
        if (line.startsWith("id: ")) {
            nextId = line.substring(4);
        } else if (line.startsWith("retry: ")) {
            retryMillis = Long.parseLong(line.substring(7));
        } else if (line.startsWith("event: ")) {
            name = line.substring(7);
        } else if (line.startsWith("data: ")) {
            data.append(line.substring(6));
        } else if (line.isEmpty()) {
            end();
        }
    }

    private void end() {
        lastId = nextId;
        if (!data.isEmpty()) {
            events.accept(new Event(name, json(data.toString()), lastId));
        }
        name = DEFAULT_NAME;
        data.setLength(0);
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("an event's data is no JSON: " + text, e);
        }
    }

    /** With which the stream goes on after it broke. */
    public String lastId() {
        return lastId;
    }

    /** After how long a browser comes back; zero when it was not told. */
    public long retryMillis() {
        return retryMillis;
    }
}
