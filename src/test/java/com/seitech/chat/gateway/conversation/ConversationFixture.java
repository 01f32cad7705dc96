package com.seitech.chat.gateway.conversation;

import com.seitech.chat.gateway.outbox.InMemoryOdoo;
import com.seitech.chat.gateway.outbox.InMemoryOutbox;
import com.seitech.chat.gateway.outbox.TestOutboxConfig;
import com.seitech.chat.gateway.session.InMemorySessions;
import com.seitech.chat.gateway.session.TestSessionConfig;
import com.seitech.chat.gateway.testing.TestClock;
import java.time.Duration;

/** A conversation with everything around it in memory. */
public final class ConversationFixture {
    static final int MAX_TEXT = 10_000;
    static final int PAGE = 50;
    static final int MAX_PAGE = 200;

    final TestClock clock = new TestClock();
    final InMemorySessions sessions = new InMemorySessions();
    final InMemoryChannels channels = new InMemoryChannels();
    final InMemoryOdoo odoo = new InMemoryOdoo();
    /** Whether Odoo may be asked for one visitor alone. */
    boolean mayAsk = true;

    private final Conversation conversation = new Conversation(
            channels,
            TestSessionConfig.admission(sessions, clock),
            TestOutboxConfig.dispatch(new InMemoryOutbox(), odoo),
            new Config(MAX_TEXT, PAGE, MAX_PAGE),
            session -> mayAsk,
            clock);

    public Conversation conversation() {
        return conversation;
    }

    public InMemoryOdoo odoo() {
        return odoo;
    }

    private record Config(int maxText, int pageSize, int maxPageSize) implements ConversationConfig {
        @Override
        public Duration stateWait() {
            return Duration.ofSeconds(5);
        }

        @Override
        public int transcriptMessages() {
            return 1_000;
        }

        @Override
        public int transcriptText() {
            return 100_000;
        }
    }
}
