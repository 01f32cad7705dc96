package com.seitech.chat.gateway.conversation;

import com.seitech.chat.gateway.session.ChannelId;
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

    /** {@link ChannelState#ACTIVE} too when Odoo cannot be asked, or is slow. */
    ChannelState of(ChannelId channel) {
        CompletableFuture<ChannelState> answer = CompletableFuture.supplyAsync(
                () -> channels.state(channel).orElse(ChannelState.CLOSED), Thread::startVirtualThread);
        try {
            return answer.get(config.stateWait().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return ChannelState.ACTIVE;
        } catch (ExecutionException e) {
            return whenFailed(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ChannelState.ACTIVE;
        }
    }

    private static ChannelState whenFailed(ExecutionException e) {
        return switch (e.getCause()) {
            case SourceUnavailable away -> ChannelState.ACTIVE;
            case RuntimeException ours -> throw ours;
            case null, default -> throw new IllegalStateException(e);
        };
    }
}
