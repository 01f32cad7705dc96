package com.seitech.chat.gateway.conversation;

import com.seitech.chat.gateway.outbox.Dispatch;
import com.seitech.chat.gateway.outbox.OutboxEntry;
import com.seitech.chat.gateway.outbox.OutboxId;
import com.seitech.chat.gateway.outbox.Receipt;
import com.seitech.chat.gateway.session.Admission;
import com.seitech.chat.gateway.session.ChannelId;
import com.seitech.chat.gateway.session.Session;
import com.seitech.chat.gateway.session.SessionId;
import com.seitech.chat.gateway.session.SessionToken;
import com.seitech.chat.gateway.session.TokenHash;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a visitor may do. Every method that reaches Odoo may throw {@link SourceUnavailable}. */
public final class Conversation {
    /** The longest idempotency key: twice a UUID leaves room for a prefix. */
    private static final int MAX_CLIENT_KEY = 72;

    private final Channels channels;
    private final Admission admission;
    private final Dispatch dispatch;
    private final ConversationConfig config;
    private final PromptStates states;
    private final Allowance allowance;
    private final Clock clock;

    public Conversation(
            Channels channels,
            Admission admission,
            Dispatch dispatch,
            ConversationConfig config,
            Allowance allowance,
            Clock clock) {
        this.channels = channels;
        this.admission = admission;
        this.dispatch = dispatch;
        this.config = config;
        this.allowance = allowance;
        this.states = new PromptStates(channels, config);
        this.clock = clock;
    }

    /** The open chat of this token. Empty when it opens none, then {@link #start} makes a new one. */
    public Optional<Started> resume(@Nullable SessionToken token) {
        if (token == null) {
            return Optional.empty();
        }
        return admission.find(token).filter(this::mayBeOpen).map(s -> new Started(s, token, true));
    }

    /** A reload of the page while Odoo is away, or asked too often, must not cost the visitor the conversation. */
    private boolean mayBeOpen(Session session) {
        if (!allowance.take(session.id())) {
            return !admission.isKnownClosed(session);
        }
        try {
            return channels.state(session.channel())
                    .filter(ChannelState.ACTIVE::equals)
                    .isPresent();
        } catch (SourceUnavailable e) {
            return !admission.isKnownClosed(session);
        }
    }

    /** A new chat, with a token that nobody else has seen. */
    public Started start(Visitor visitor) {
        SessionId id = SessionId.random();
        ChannelId channel = channels.create(id, visitor);
        SessionToken token = SessionToken.random();
        Instant now = clock.instant();
        Session session = new Session(id, TokenHash.of(token), channel, visitor.name(), now, now);
        admission.open(session);
        return new Started(session, token, false);
    }

    /**
     * Sends a message.
     *
     * @throws InvalidInput when it is empty or too long
     * @throws ChannelClosed when the channel takes none
     */
    public Receipt send(Session session, Draft draft) {
        OutboxEntry entry = new OutboxEntry(
                OutboxId.random(),
                session.id(),
                session.channel(),
                clientKey(draft),
                author(session, draft),
                content(draft),
                draft.file(),
                clock.instant());
        return dispatch.send(entry, () -> requireOpen(session));
    }

    private void requireOpen(Session session) {
        admission.requireNotRevoked(session);
        boolean open = states.of(session.channel())
                .map(ChannelState.ACTIVE::equals)
                .orElseGet(() -> !admission.isKnownClosed(session));
        if (!open) {
            throw new ChannelClosed();
        }
    }

    private String content(Draft draft) {
        String text = Text.multiLine(draft.content());
        if (text.isEmpty()) {
            throw new InvalidInput("content", "must not be empty");
        }
        if (text.length() > config.maxText()) {
            throw new InvalidInput("content", "must not be longer than " + config.maxText() + " characters");
        }
        return text;
    }

    private static String author(Session session, Draft draft) {
        boolean unsigned = Text.singleLine(draft.authorName()).isEmpty();
        return unsigned ? session.visitorName() : Visitor.nameOf("author_name", draft.authorName());
    }

    private static @Nullable String clientKey(Draft draft) {
        String key = draft.clientKey();
        if (key == null || key.isEmpty()) {
            return null;
        }
        if (key.length() > MAX_CLIENT_KEY) {
            throw new InvalidInput("client_message_id", "must not be longer than " + MAX_CLIENT_KEY + " characters");
        }
        if (!key.chars().allMatch(c -> c > ' ' && c < 0x7F)) {
            throw new InvalidInput("client_message_id", "must be printable ASCII without blanks");
        }
        return key;
    }
}
