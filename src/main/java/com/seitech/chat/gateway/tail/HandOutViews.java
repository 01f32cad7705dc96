package com.seitech.chat.gateway.tail;

import com.seitech.chat.gateway.outbox.MessageId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a list holds, by its last message. A plain array: most are short, and there is one for every visitor. */
final class HandOutViews {
    /** A list that was not heard of for so many others is gone; if not, it is compared by number. */
    static final int MOST = 64;

    private record View(MessageId last, Seen seen) {}

    /** The longest unused first. */
    private final ArrayList<View> views = new ArrayList<>(4);

    @Nullable
    Seen get(MessageId last) {
        int at = indexOf(last);
        return at < 0 ? null : views.get(at).seen();
    }

    void put(MessageId last, Seen seen) {
        remove(last);
        if (views.size() == MOST) {
            views.removeFirst();
        }
        views.add(new View(last, seen));
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
        views.replaceAll(view -> lists.contains(view.last()) ? new View(view.last(), change.apply(view.seen())) : view);
    }

    void changeAll(UnaryOperator<Seen> change) {
        views.replaceAll(view -> new View(view.last(), change.apply(view.seen())));
    }

    /** What any of the lists holds. */
    Seen all() {
        Seen all = Seen.NOTHING;
        for (View view : views) {
            all = all.raisedTo(view.seen().floor());
        }
        return all.with(
                views.stream().flatMap(view -> view.seen().above().stream()).toList());
    }

    boolean anyHas(MessageId id) {
        return views.stream().anyMatch(view -> view.seen().contains(id));
    }

    boolean anyHasProvisional() {
        return views.stream()
                .map(view -> view.seen().above())
                .anyMatch(above -> !above.isEmpty() && HandOutLog.isProvisional(above.getLast()));
    }

    /** For example {@code 12:9+11+12 13:13}: the last message, the floor, what is above it. */
    String text() {
        return views.stream()
                .map(view -> view.last() + ":"
                        + Stream.concat(Stream.of(view.seen().floor()), view.seen().above().stream())
                                .map(MessageId::toString)
                                .collect(Collectors.joining("+")))
                .collect(Collectors.joining(" "));
    }

    static HandOutViews parse(String text) {
        HandOutViews views = new HandOutViews();
        for (String view : text.isEmpty() ? new String[0] : text.split(" ", -1)) {
            int colon = view.indexOf(':');
            List<MessageId> ids = ids(view.substring(colon + 1), "\\+");
            views.put(id(view.substring(0, colon)), new Seen(ids.getFirst(), ids.subList(1, ids.size())));
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
