package com.seitech.chat.gateway.tail;

import static org.assertj.core.api.Assertions.assertThat;

import com.seitech.chat.gateway.conversation.SourceUnavailable;
import com.seitech.chat.gateway.session.ChannelId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Writers whose transactions overlap, are slow, roll back or bring whole blocks; an Odoo that fails now and then; readers
 * who come and go. Whoever listens hears each message once, and whoever comes back with his position lacks nothing.
 */
final class TailRandomTest {
    private static final int CHANNELS = 5;
    private static final int STEPS = 400;

    private record Transaction(List<Long> ids, ChannelId channel) {}

    static LongStream seeds() {
        return LongStream.range(0, 40);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everyMessage_isHeardOnce(long seed) {
        Random random = new Random(seed);
        try (Engine engine = new Engine()) {
            Map<ChannelId, Heard> heard = new HashMap<>();
            Map<ChannelId, List<Long>> expected = new HashMap<>();
            List<Transaction> open = new ArrayList<>();
            engine.feeds.open(new ChannelId(1));
            engine.tail.follow();
            for (long channel = 1; channel <= CHANNELS; channel++) {
                Heard listener = new Heard();
                assertThat(engine.open.listenFromNow(new ChannelId(channel), listener))
                        .isPresent();
                heard.put(new ChannelId(channel), listener);
                expected.put(new ChannelId(channel), new ArrayList<>());
            }
            for (int step = 0; step < STEPS; step++) {
                act(random, engine, heard, expected, open);
            }
            open.forEach(transaction -> commit(engine, expected, transaction));
            engine.source.setDown(false);
            engine.tail.follow();
            heard.forEach((channel, listener) ->
                    assertThat(listener.messages).containsExactlyInAnyOrderElementsOf(expected.get(channel)));
        }
    }

    private static void act(
            Random random,
            Engine engine,
            Map<ChannelId, Heard> heard,
            Map<ChannelId, List<Long>> expected,
            List<Transaction> open) {
        ChannelId channel = new ChannelId(1 + random.nextInt(CHANNELS));
        switch (random.nextInt(10)) {
            case 0, 1, 2 -> open.add(begun(random, engine, channel));
            case 3, 4 -> finishOne(random, engine, expected, open);
            case 5 -> engine.source.setDown(random.nextInt(4) == 0);
            case 6 -> comeBack(engine, channel, heard);
            case 7 -> engine.clock.advance(Duration.ofSeconds(random.nextInt(3)));
            default -> followIfUp(engine);
        }
    }

    private static Transaction begun(Random random, Engine engine, ChannelId channel) {
        int size = random.nextInt(8) == 0 ? 1 + random.nextInt(60) : 1;
        return new Transaction(
                LongStream.range(0, size)
                        .map(i -> engine.source.takeId())
                        .boxed()
                        .toList(),
                channel);
    }

    private static void finishOne(
            Random random, Engine engine, Map<ChannelId, List<Long>> expected, List<Transaction> open) {
        if (!open.isEmpty()) {
            Transaction transaction = open.remove(random.nextInt(open.size()));
            if (random.nextInt(10) > 0) {
                commit(engine, expected, transaction);
            }
        }
    }

    private static void commit(Engine engine, Map<ChannelId, List<Long>> expected, Transaction transaction) {
        transaction.ids().forEach(id -> {
            engine.source.commit(id, transaction.channel());
            Objects.requireNonNull(expected.get(transaction.channel())).add(id);
        });
    }

    /** A stream that ends and is opened again with the cursor it had. */
    private static void comeBack(Engine engine, ChannelId channel, Map<ChannelId, Heard> heard) {
        Heard before = Objects.requireNonNull(heard.get(channel));
        Seen seen = before.seen;
        engine.feeds.with(channel, feed -> feed.forget(before));
        Heard after = new Heard();
        try {
            assertThat(engine.open.listen(channel, seen, after)).isPresent();
        } catch (SourceUnavailable e) {
            engine.feeds.with(channel, feed -> feed.listen(before));
            return;
        }
        after.messages.addAll(0, before.messages);
        heard.put(channel, after);
    }

    private static void followIfUp(Engine engine) {
        try {
            engine.tail.follow();
        } catch (SourceUnavailable e) {
            // Asked again with the next step.
        }
    }
}
