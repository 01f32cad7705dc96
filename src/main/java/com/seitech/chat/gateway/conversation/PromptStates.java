package com.seitech.chat.gateway.conversation;

import com.seitech.chat.gateway.session.ChannelId;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The states of channels for a sender who cannot wait long: a message for Odoo is kept while Odoo says nothing. */
final class PromptStates {
    private final Channels channels;
    private final ConversationConfig config;

    PromptStates(Channels channels, ConversationConfig config) {
        this.channels = channels;
        this.config = config;
    }

    /** Empty when Odoo cannot be asked, or is slow. */
    Optional<ChannelState> of(ChannelId channel) {
        CompletableFuture<ChannelState> answer = CompletableFuture.supplyAsync(
                () -> channels.state(channel).orElse(ChannelState.CLOSED), Thread::startVirtualThread);
        try {
            return Optional.of(answer.get(config.stateWait().toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (ExecutionException e) {
            return whenFailed(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static Optional<ChannelState> whenFailed(ExecutionException e) {
        return switch (e.getCause()) {
            case SourceUnavailable away -> Optional.empty();
            case RuntimeException ours -> throw ours;
            case null, default -> throw new IllegalStateException(e);
        };
    }
}
