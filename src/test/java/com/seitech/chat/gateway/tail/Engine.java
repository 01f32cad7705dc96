package com.seitech.chat.gateway.tail;

import com.seitech.chat.gateway.cluster.TestSlots;
import com.seitech.chat.gateway.testing.TestClock;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import java.util.concurrent.Executor;

/** The engine on {@link InMemorySource}, whose tail takes a step when the test says so. */
final class Engine implements AutoCloseable {
    final InMemorySource source;
    final TestClock clock;
    final TailConfig config = config(TailConfig.class, Map.of());
    final FeedConfig feedConfig;
    final Recent recent;
    final Feeds feeds;
    final InMemoryCheckpoints checkpoints;
    final TailLoop tail;
    final FeedLoader loader;
    final OpenFeeds open;
    final Eras eras;
    final RecordedLosses losses;
    final TestSlots replicas = new TestSlots();
    final Turns turns = new Turns(replicas);
    final Pace pace = new Pace(config, turns, System.nanoTime());

    Engine() {
        this(new InMemorySource(), new TestClock(), new InMemoryCheckpoints(), Map.of());
    }

    Engine(InMemorySource source, TestClock clock, InMemoryCheckpoints checkpoints, Map<String, String> settings) {
        this(source, clock, new InMemoryRestorations(checkpoints), settings);
    }

    /** A replica beside others that have the same store. */
    Engine(InMemorySource source, TestClock clock, InMemoryRestorations restorations, Map<String, String> settings) {
        this(source, clock, restorations, settings, Runnable::run);
    }

    /** @param beside where checkpoints are saved */
    Engine(
            InMemorySource source,
            TestClock clock,
            InMemoryRestorations restorations,
            Map<String, String> settings,
            Executor beside) {
        this.source = source;
        this.clock = clock;
        this.checkpoints = restorations.checkpoints();
        feedConfig = config(FeedConfig.class, settings);
        recent = new Recent(feedConfig.channels());
        feeds = new Feeds(feedConfig, recent, () -> {}, new NothingSent());
        eras = new Eras(restorations);
        losses = new RecordedLosses(eras);
        tail = new TailLoop(
                source,
                feeds,
                recent,
                new StartingPoint(checkpoints, eras, config, new Saving(beside)),
                config,
                pace,
                clock,
                losses,
                new Confirmations(feedConfig.patience()));
        loader = new FeedLoader(source, tail::settled, () -> {}, tail::follow, feedConfig, turns);
        loader.start();
        open = new OpenFeeds(feeds, loader, tail, feedConfig, tail::follow);
    }

    static <T> T config(Class<T> type, Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(type)
                .withDefaultValues(settings)
                .build()
                .getConfigMapping(type);
    }

    @Override
    public void close() {
        loader.close();
    }
}
