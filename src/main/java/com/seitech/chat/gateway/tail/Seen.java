package com.seitech.chat.gateway.tail;

import com.seitech.chat.gateway.outbox.MessageId;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a reader of one channel has: every message up to {@code floor}, and those of {@code above}. Exact although ids
 * become visible out of order, and without a clock: it means the same on every replica and after a restart.
 *
 * @param above in order, each greater than the floor
 */
public record Seen(MessageId floor, List<MessageId> above) {
    public static final Seen NOTHING = upTo(new MessageId(0));

    public Seen {
        above = List.copyOf(above);
    }

    public static Seen upTo(MessageId floor) {
        return new Seen(floor, List.of());
    }

    /** What somebody has who has all that these have. */
    static Seen ofAll(Collection<Seen> several) {
        MessageId floor =
                several.stream().map(Seen::floor).max(MessageId::compareTo).orElse(NOTHING.floor());
        return upTo(floor)
                .with(several.stream().flatMap(seen -> seen.above().stream()).toList());
    }

    /** What somebody has who has at most what both of these have. */
    static Seen ofBoth(Seen one, Seen other) {
        MessageId floor = one.floor().compareTo(other.floor()) < 0 ? one.floor() : other.floor();
        return upTo(floor)
                .with(Stream.concat(one.above().stream(), other.above().stream())
                        .filter(id -> one.contains(id) && other.contains(id))
                        .toList());
    }

    public boolean contains(MessageId id) {
        return id.compareTo(floor) <= 0 || above.contains(id);
    }

    public Seen with(Collection<MessageId> more) {
        return new Seen(
                floor,
                Stream.concat(above.stream(), more.stream())
                        .filter(id -> id.compareTo(floor) > 0)
                        .distinct()
                        .sorted()
                        .toList());
    }

    /** For a reader who has lost these, or has them under another id now. */
    public Seen without(Collection<MessageId> some) {
        return new Seen(floor, above.stream().filter(id -> !some.contains(id)).toList());
    }

    /** For a reader of a message that got another id, or none. */
    Seen with(MessageId replaced, @Nullable MessageId by) {
        if (!above.contains(replaced)) {
            return this;
        }
        Seen rest = without(List.of(replaced));
        return by == null ? rest : rest.with(List.of(by));
    }

    /** When only what stands up to there is still there. What Odoo has not got yet is not concerned. */
    Seen upToSurvived(MessageId survived) {
        MessageId left = floor.compareTo(survived) < 0 ? floor : survived;
        return upTo(left)
                .with(above.stream()
                        .filter(id -> id.compareTo(survived) <= 0 || !id.canBeOdoos())
                        .toList());
    }

    /** For a reader who has all that there will ever be up to {@code settled}. */
    public Seen raisedTo(MessageId settled) {
        if (settled.compareTo(floor) <= 0) {
            return this;
        }
        return new Seen(
                settled, above.stream().filter(id -> id.compareTo(settled) > 0).toList());
    }
}
