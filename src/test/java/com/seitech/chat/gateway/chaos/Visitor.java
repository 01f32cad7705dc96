package com.seitech.chat.gateway.chaos;

import com.seitech.chat.gateway.program.Pause;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** Somebody who writes one message after the other, and repeats what failed until it is accepted. */
final class Visitor {
    /** Two pages of one visitor: he writes in one of them for a while. */
    private static final int MESSAGES_IN_ONE_PAGE = 5;

    private static final Duration STEP = Duration.ofMillis(200);
    private static final int LONGEST_BEFORE_REPEAT_MILLIS = 4_000;
    private static final int SHORTEST_BEFORE_REPEAT_MILLIS = 300;
    /** One in so many follows the one before at once. */
    private static final int HASTY = 4;

    private final String name;
    private final Kind kind;
    private final Session session;
    private final List<Page> pages;
    private final Timeline timeline;
    private final Random random;
    private final List<Utterance> said = new CopyOnWriteArrayList<>();
    /** What agents said to him. */
    private final List<Utterance> heard = new CopyOnWriteArrayList<>();

    Visitor(int number, ChatApi api, Timeline timeline, long seed) {
        this.name = "visitor " + (number + 1);
        this.kind = Kind.ofNumber(number);
        this.session = api.start(name);
        this.pages = Stream.generate(() -> kind.page(api, session, timeline))
                .limit(kind.pages())
                .toList();
        this.timeline = timeline;
        this.random = new Random(seed);
    }

    void open() {
        pages.forEach(Page::open);
    }

    /** @param goesOn whether to say more; what was begun is repeated until it is accepted or patience ends */
    void talk(Duration longestPause, BooleanSupplier goesOn, BooleanSupplier patient) {
        pauseWhile(goesOn, longestPause);
        while (goesOn.getAsBoolean()) {
            Utterance next = new Utterance(name, said.size() + 1, Words.any(random));
            said.add(next);
            say(next, pages.get(said.size() / MESSAGES_IN_ONE_PAGE % pages.size()), patient);
            if (random.nextInt(HASTY) > 0) {
                pauseWhile(goesOn, longestPause);
            }
        }
    }

    private void say(Utterance utterance, Page page, BooleanSupplier patient) {
        while (!isSettled(utterance, page) && patient.getAsBoolean()) {
            pause(SHORTEST_BEFORE_REPEAT_MILLIS, LONGEST_BEFORE_REPEAT_MILLIS);
        }
    }

    /** Accepted, or refused for good. */
    private boolean isSettled(Utterance utterance, Page page) {
        Duration from = timeline.now();
        Answer answer = page.say(utterance);
        utterance.tried(new Utterance.Attempt(timeline.since(from), answer));
        return answer instanceof Answer.Given given && !given.isWorthRepeating();
    }

    private void pauseWhile(BooleanSupplier goesOn, Duration longest) {
        Duration end = timeline.now().plusMillis(random.nextLong(longest.toMillis()));
        while (goesOn.getAsBoolean() && timeline.now().compareTo(end) < 0) {
            Pause.of(STEP);
        }
    }

    private void pause(int least, int most) {
        Pause.of(Duration.ofMillis(random.nextInt(least, most)));
    }

    void hears(Utterance answer) {
        heard.add(answer);
    }

    int nextNumberFrom(String agent) {
        return (int) heard.stream().filter(one -> one.speaker().equals(agent)).count() + 1;
    }

    void close() {
        pages.forEach(Page::close);
    }

    Kind kind() {
        return kind;
    }

    Session session() {
        return session;
    }

    List<Page> pages() {
        return pages;
    }

    List<Utterance> said() {
        return List.copyOf(said);
    }

    List<Utterance> heard() {
        return List.copyOf(heard);
    }

    Account account(List<OdooStack.Stored> stored, List<History.Entry> history) {
        List<Account.Shown> shown = pages.stream().map(Account.Shown::of).toList();
        return new Account(toString(), kind, said, heard, shown, stored, history);
    }

    @Override
    public String toString() {
        return name + " (" + kind + ", " + session + ")";
    }
}
