package com.seitech.chat.gateway.odoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.seitech.chat.gateway.conversation.Channels;
import com.seitech.chat.gateway.conversation.MessageHistory;
import com.seitech.chat.gateway.conversation.Visitor;
import com.seitech.chat.gateway.outbox.Delivery;
import com.seitech.chat.gateway.outbox.DeliveryResult;
import com.seitech.chat.gateway.outbox.DeliveryResult.Delivered;
import com.seitech.chat.gateway.outbox.MessageId;
import com.seitech.chat.gateway.outbox.OutboxEntry;
import com.seitech.chat.gateway.outbox.OutboxFile;
import com.seitech.chat.gateway.outbox.OutboxId;
import com.seitech.chat.gateway.session.ChannelId;
import com.seitech.chat.gateway.session.SessionId;
import com.seitech.chat.gateway.tail.Arrival;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;

/**
 * What the features may expect of their ports into Odoo. Every suite runs against the fake and against a real Odoo, so
 * that neither the adapter nor the fake can drift from what Odoo does.
 */
@SuppressWarnings("NullAway.Init") // injected
public abstract class OdooContractSuite {
    /** A cold worker of a real Odoo takes seconds for its first call. */
    static final Duration PATIENCE = Duration.ofSeconds(60);

    /** A login costs a real Odoo half a second. */
    private static final Map<OdooUnderTest, AgentSide> AGENTS = new ConcurrentHashMap<>();

    @Inject
    Channels channels;

    @Inject
    MessageHistory history;

    @Inject
    Delivery delivery;

    @Inject
    OdooMonitor monitor;

    AgentSide agent;

    /** Who opened the channels: a message of anybody else is not written. */
    private final Map<ChannelId, SessionId> opened = new ConcurrentHashMap<>();

    protected abstract OdooUnderTest odoo();

    @BeforeEach
    void awaitOdoo() {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(monitor.status().problems()).isEmpty());
        agent = AGENTS.computeIfAbsent(odoo(), AgentSide::new);
    }

    ChannelId newChannel() {
        SessionId session = SessionId.random();
        ChannelId channel = channels.create(session, Visitor.of("Bob", "bob@example.com"));
        opened.put(channel, session);
        return channel;
    }

    OutboxEntry entry(ChannelId channel, String text) {
        return entry(channel, text, null);
    }

    OutboxEntry entry(ChannelId channel, String content, @Nullable OutboxFile file) {
        return entry(opened.getOrDefault(channel, SessionId.random()), channel, content, file);
    }

    static OutboxEntry entry(SessionId session, ChannelId channel, String content, @Nullable OutboxFile file) {
        return new OutboxEntry(OutboxId.random(), session, channel, null, "Bob", content, file, Instant.now());
    }

    /** The same without the times. */
    static List<Arrival> bare(List<Arrival> arrivals) {
        return arrivals.stream()
                .map(one -> new Arrival(one.id(), one.channel()))
                .toList();
    }

    /** A visitor's message, delivered. */
    MessageId said(ChannelId channel, String text) {
        return delivered(entry(channel, text), false).messageId();
    }

    Delivered delivered(OutboxEntry entry, boolean repeat) {
        DeliveryResult result = delivery.deliver(entry, repeat, () -> true);
        assertThat(result).isInstanceOf(Delivered.class);
        return (Delivered) result;
    }
}
