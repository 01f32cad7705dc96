package com.seitech.chat.gateway.tail;

import com.seitech.chat.gateway.outbox.MessageId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * From which of several pages an own message was sent. At first the list that it ends counts as holding what any of them
 * held, so that nothing is given twice. A page that goes on asking without the message has not sent it: what only such
 * pages held is missing in the sender's list, and is given to it.
 */
final class HandOutOrigins {
    /** A page that has not asked for so long is gone, and tells nothing any more. */
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final Instant tells;
    /** The lists from which it may have been sent, and what they held. */
    private final Map<MessageId, Seen> candidates = new LinkedHashMap<>();

    private final Set<MessageId> telling = new HashSet<>();
    /** The lists that arose from one of them, and what came to it since: the own message too. */
    private final Map<MessageId, Set<MessageId>> successors = new HashMap<>();

    /** @param tells requests that arrive from then on left after the message was written */
    HandOutOrigins(Instant tells) {
        this.tells = tells;
    }

    boolean isOver(Instant now) {
        return now.isAfter(tells.plus(LONGEST));
    }

    boolean isInDoubt() {
        return candidates.size() > 1;
    }

    /** @param tells whoever asks with this list is not the sender: no other page shows it, too */
    void candidate(MessageId list, Seen held, boolean tells) {
        candidates.put(list, held);
        if (tells) {
            telling.add(list);
        }
    }

    /** A candidate turned out to hold something else. */
    void correct(MessageId list, Seen held) {
        candidates.replace(list, held);
    }

    /** A page that shows this list has asked. True when the successors hold less than it seemed. */
    boolean asked(MessageId list, Instant requested) {
        return isInDoubt() && !requested.isBefore(tells) && telling.contains(list) && candidates.remove(list) != null;
    }

    /** The one candidate, when there is only one. */
    Optional<MessageId> sender() {
        return isInDoubt() ? Optional.empty() : candidates.keySet().stream().findFirst();
    }

    void successor(MessageId list, Set<MessageId> came) {
        successors.put(list, came);
    }

    /** A list with this end was made of another one. */
    void forget(MessageId list) {
        successors.remove(list);
        telling.remove(list);
    }

    void came(Collection<MessageId> lists, MessageId message) {
        successors.replaceAll((list, came) -> lists.contains(list) ? with(came, Set.of(message)) : came);
    }

    /** What came to the lists did not. */
    void tookBack(Collection<MessageId> messages) {
        successors.replaceAll((list, came) ->
                came.stream().filter(id -> !messages.contains(id)).collect(Collectors.toUnmodifiableSet()));
    }

    /** A queued message got another id, or none. */
    void replaced(MessageId provisional, @Nullable MessageId id) {
        candidates.replaceAll((list, held) -> held.with(provisional, id));
        successors.replaceAll((list, came) -> came.contains(provisional)
                ? Stream.concat(came.stream().filter(one -> !one.equals(provisional)), Stream.ofNullable(id))
                        .collect(Collectors.toUnmodifiableSet())
                : came);
    }

    /** A list became another one by what it was given. */
    void inherit(MessageId list, MessageId successor, Collection<MessageId> given) {
        Set<MessageId> came = successors.get(list);
        forget(successor);
        if (came != null) {
            successor(successor, with(came, given));
        }
    }

    private static Set<MessageId> with(Set<MessageId> some, Collection<MessageId> more) {
        return Stream.concat(some.stream(), more.stream()).collect(Collectors.toUnmodifiableSet());
    }

    /** What each of the successors holds, as far as is known now. */
    void tell(BiConsumer<MessageId, Seen> held) {
        Seen all = Seen.ofAll(candidates.values());
        successors.forEach((list, came) -> held.accept(list, all.with(came)));
    }
}
