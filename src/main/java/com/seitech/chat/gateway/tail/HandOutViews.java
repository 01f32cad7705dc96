package com.seitech.chat.gateway.tail;

import com.seitech.chat.gateway.outbox.MessageId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a list holds, by its last message, and how many pages show such a list. A plain array: most are short, and there is
 * one for every visitor.
 */
final class HandOutViews {
    /** A list that was not heard of for so many others is gone; if not, it is compared by number. */
    static final int MOST = 64;

    /** Browsers let hidden pages ask once a minute: one that has not asked for longer is gone. */
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(70);

    /** @param pages that show it, as far as their number can be followed */
    private record View(MessageId last, Seen seen, int pages, Instant heardOf, Instant asked) {
        View with(Seen other) {
            return new View(last, other, pages, heardOf, asked);
        }

        View with(int more, Instant now) {
            return new View(last, seen, Math.max(0, pages + more), more < 0 ? heardOf : now, asked);
        }

        View askedAt(Instant requested, Instant now) {
            return new View(last, seen, Math.max(1, pages), now, requested);
        }

        boolean isShown(Instant now) {
            return pages > 0 && now.isBefore(heardOf.plus(LONGEST_SILENCE));
        }
    }

    /** The longest unused first. */
    private final ArrayList<View> views = new ArrayList<>(4);

    @Nullable
    Seen get(MessageId last) {
        int at = indexOf(last);
        return at < 0 ? null : views.get(at).seen();
    }

    /** Makes it the last to be forgotten. */
    void put(MessageId last, Seen seen) {
        int at = indexOf(last);
        View known = at < 0
                ? new View(last, seen, 0, Instant.MIN, Instant.MIN)
                : views.remove(at).with(seen);
        if (views.size() == MOST) {
            views.removeFirst();
        }
        views.add(known);
    }

    /** A page asks for what comes after its list. Answers when one asked so before: long ago for the first time. */
    Instant asked(MessageId last, Instant requested, Instant now) {
        int at = indexOf(last);
        if (at < 0) {
            return Instant.MIN;
        }
        View known = views.get(at);
        views.set(at, known.askedAt(requested, now));
        return known.asked();
    }

    /** A page shows this list from now on. */
    void shown(MessageId last, Instant now) {
        change(last, view -> view.with(1, now));
    }

    /** A page that showed this list shows another one. */
    void left(MessageId last) {
        change(last, view -> view.with(-1, Instant.MIN));
    }

    private void change(MessageId last, UnaryOperator<View> change) {
        int at = indexOf(last);
        if (at >= 0) {
            views.set(at, change.apply(views.get(at)));
        }
    }

    /** Whether some page may show it. */
    boolean isShown(MessageId last, Instant now) {
        int at = indexOf(last);
        return at >= 0 && views.get(at).isShown(now);
    }

    int pages(MessageId last) {
        int at = indexOf(last);
        return at < 0 ? 0 : views.get(at).pages();
    }

    /** The lists that pages may show. */
    List<MessageId> shown(Instant now) {
        return views.stream().filter(view -> view.isShown(now)).map(View::last).toList();
    }

    void remove(MessageId last) {
        int at = indexOf(last);
        if (at >= 0) {
            views.remove(at);
        }
    }

    private int indexOf(MessageId last) {
        for (int i = views.size() - 1; i >= 0; i--) {
            if (views.get(i).last().equals(last)) {
                return i;
            }
        }
        return -1;
    }

    void change(Collection<MessageId> lists, UnaryOperator<Seen> change) {
        views.replaceAll(view -> lists.contains(view.last()) ? view.with(change.apply(view.seen())) : view);
    }

    void changeAll(UnaryOperator<Seen> change) {
        views.replaceAll(view -> view.with(change.apply(view.seen())));
    }

    /** What any of the lists holds. */
    Seen all() {
        return Seen.ofAll(views.stream().map(View::seen).toList());
    }

    boolean anyHas(MessageId id) {
        return views.stream().anyMatch(view -> view.seen().contains(id));
    }

    boolean anyHasProvisional() {
        return provisional().findAny().isPresent();
    }

    Stream<MessageId> provisional() {
        return views.stream().flatMap(view -> view.seen().above().stream()).filter(HandOutLog::isProvisional);
    }

    /** For example {@code 12:9+11+12 13*1:13}: the last message, the pages that show it, the floor, what is above it. */
    String text() {
        return views.stream()
                .map(view -> view.last() + (view.pages() == 0 ? "" : "*" + view.pages()) + ":"
                        + Stream.concat(Stream.of(view.seen().floor()), view.seen().above().stream())
                                .map(MessageId::toString)
                                .collect(Collectors.joining("+")))
                .collect(Collectors.joining(" "));
    }

    static HandOutViews parse(String text, Instant now) {
        HandOutViews views = new HandOutViews();
        for (String view : text.isEmpty() ? new String[0] : text.split(" ", -1)) {
            String[] parts = view.split("[*:]", -1);
            List<MessageId> ids = ids(parts[parts.length - 1], "\\+");
            Seen seen = new Seen(ids.getFirst(), ids.subList(1, ids.size()));
            views.views.add(
                    new View(id(parts[0]), seen, parts.length < 3 ? 0 : Integer.parseInt(parts[1]), now, Instant.MIN));
        }
        return views;
    }

    static List<MessageId> ids(String text, String separator) {
        return text.isEmpty()
                ? List.of()
                : Stream.of(text.split(separator, -1)).map(HandOutViews::id).toList();
    }

    private static MessageId id(String text) {
        return new MessageId(Long.parseLong(text));
    }
}
