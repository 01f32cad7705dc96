package com.seitech.chat.gateway.chaos;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** One message, and all that became of saying it. */
final class Utterance {
    private static final int SHORT = 50;

    /** One try. */
    record Attempt(Span when, Answer answer) {
        Duration from() {
            return when.from();
        }

        Duration to() {
            return when.to();
        }

        @Override
        public String toString() {
            return when + "  " + answer;
        }
    }

    private final String speaker;
    private final int number;
    private final String text;
    private final String key = UUID.randomUUID().toString();
    private final List<Attempt> attempts = new CopyOnWriteArrayList<>();

    /** @param number in the order of its speaker, among what he says to the same channel */
    Utterance(String speaker, int number, String words) {
        this.speaker = speaker;
        this.number = number;
        this.text = speaker + " #" + number + ": " + words;
    }

    /** Nobody else says the same. */
    String text() {
        return text;
    }

    String speaker() {
        return speaker;
    }

    int number() {
        return number;
    }

    /** Which tells a repeat from another message. */
    String key() {
        return key;
    }

    void tried(Attempt attempt) {
        attempts.add(attempt);
    }

    List<Attempt> attempts() {
        return List.copyOf(attempts);
    }

    boolean wasTriedBefore(Duration time) {
        return attempts.stream().anyMatch(attempt -> attempt.from().compareTo(time) < 0);
    }

    boolean isAccepted() {
        return attempts.stream()
                .anyMatch(attempt -> attempt.answer() instanceof Answer.Given given && given.isSuccess());
    }

    static String shortened(String text) {
        String line = text.replace('\n', ' ');
        return line.length() <= SHORT ? line : line.substring(0, SHORT) + "…";
    }

    @Override
    public String toString() {
        return shortened(text);
    }
}
