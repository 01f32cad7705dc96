package com.seitech.chat.gateway.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.seitech.chat.gateway.chaos.Row.Origin;
import com.seitech.chat.gateway.program.Pause;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The guide's widget, unmodified: every three seconds it asks for what comes after the last message of its own list, appends
 * whatever it gets, and drops no duplicates. While a text is on its way, it stands there under a number from the clock; one
 * that failed goes back to where it was typed. Its list is guarded by the page.
 */
final class PlainPage implements Page {
    private static final Duration INTERVAL = Duration.ofSeconds(3);

    private final ChatApi api;
    private final Session session;
    private final Timeline timeline;
    private final List<Row> rows = new ArrayList<>();
    private final Queue<Span> polls = new ConcurrentLinkedQueue<>();
    private final List<Complaint> complaints = new CopyOnWriteArrayList<>();
    private volatile boolean open = true;

    PlainPage(ChatApi api, Session session, Timeline timeline) {
        this.api = api;
        this.session = session;
        this.timeline = timeline;
    }

    @Override
    public void open() {
        Thread.ofVirtual().name("polls of " + session).start(this::pollAtIntervals);
    }

    /** As a plain interval does it: the next one does not wait for a slow one. */
    private void pollAtIntervals() {
        while (open) {
            Thread.startVirtualThread(this::poll);
            Pause.of(INTERVAL);
        }
    }

    private void poll() {
        Duration from = timeline.now();
        Answer answer = api.poll(session, last());
        Span poll = timeline.since(from);
        polls.add(poll);
        switch (answer) {
            case Answer.Given given
            when given.status() == 200 -> append(given.body().path("messages"));
            case Answer.Given given
            when given.isUsefulError() && given.isWorthRepeating() ->
                complain(poll, answer, Complaint.Cause.TOLD_TO_COME_BACK);
            case Answer.Given _ -> complain(poll, answer, Complaint.Cause.WRONG);
            case Answer.Missing _ -> complain(poll, answer, Complaint.Cause.UNANSWERED);
        }
    }

    private void complain(Span poll, Answer answer, Complaint.Cause cause) {
        if (open) {
            complaints.add(new Complaint(poll, "a poll got " + answer, cause));
        }
    }

    private synchronized long last() {
        return rows.isEmpty() ? 0 : rows.getLast().id();
    }

    private synchronized void append(JsonNode messages) {
        for (JsonNode message : messages) {
            rows.add(new Row(
                    message.path("id").asLong(), message.path("content").asText(), timeline.now(), Origin.GIVEN));
        }
    }

    @Override
    public Answer say(Utterance utterance) {
        Row draft = new Row(System.currentTimeMillis(), utterance.text(), timeline.now(), Origin.DRAFT);
        add(draft);
        Answer answer = api.send(session, utterance.text(), null);
        settle(draft, answer);
        return answer;
    }

    private synchronized void add(Row row) {
        rows.add(row);
    }

    private synchronized void settle(Row draft, Answer answer) {
        if (answer instanceof Answer.Given given && given.isSuccess()) {
            rows.set(rows.indexOf(draft), draft.as(given.messageId(), Origin.SENT));
        } else {
            rows.remove(draft);
        }
    }

    @Override
    public synchronized List<Row> rows() {
        return List.copyOf(rows);
    }

    @Override
    public List<Span> polls() {
        return List.copyOf(polls);
    }

    @Override
    public List<Complaint> complaints() {
        return List.copyOf(complaints);
    }

    @Override
    public void close() {
        open = false;
    }
}
