package com.seitech.chat.gateway.chaos;

import com.seitech.chat.gateway.chaos.Row.Origin;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The list of a page with a stream. It knows messages by their ids: an own one comes twice, in the answer and in the
 * stream, whichever is first. What the stream brings again is shown again, so that it is counted. Guarded by itself.
 */
final class StreamedRows {
    private final Timeline timeline;
    private final List<Row> rows = new ArrayList<>();
    /** Under which id a message goes on that had another one before it was delivered. */
    private final Map<Long, Long> replaced = new HashMap<>();

    StreamedRows(Timeline timeline) {
        this.timeline = timeline;
    }

    /** The answer to an own message. */
    synchronized void sent(long answered, String text) {
        long id = replaced.getOrDefault(answered, answered);
        int known = indexOf(id, Origin.GIVEN);
        if (known >= 0) {
            rows.set(known, rows.get(known).as(id, Origin.BOTH));
        } else {
            rows.add(new Row(id, text, timeline.now(), Origin.SENT));
        }
    }

    /** A message in the stream. */
    synchronized void given(long id, String text) {
        int own = indexOf(id, Origin.SENT);
        if (own >= 0) {
            rows.set(own, rows.get(own).as(id, Origin.BOTH));
        } else {
            rows.add(new Row(id, text, timeline.now(), Origin.GIVEN));
        }
    }

    /** A message that was delivered, and from now on has Odoo's id. Who did not know it by the other one has it now. */
    synchronized void replaced(long before, long id, String text) {
        if (replaced.put(before, id) != null) {
            return; // told again
        }
        int known = indexOf(before);
        if (known >= 0 && indexOf(id) >= 0) {
            // The answer to a repeat told the id in Odoo before the stream did.
            rows.remove(known);
        } else if (known >= 0) {
            rows.set(known, rows.get(known).as(id, rows.get(known).origin()));
        } else if (indexOf(id) < 0) {
            rows.add(new Row(id, text, timeline.now(), Origin.GIVEN));
        }
    }

    private int indexOf(long id, Origin origin) {
        int index = indexOf(id);
        return index >= 0 && rows.get(index).origin() == origin ? index : -1;
    }

    private int indexOf(long id) {
        return rows.stream().map(Row::id).toList().indexOf(id);
    }

    synchronized void clear() {
        rows.clear();
    }

    synchronized List<Row> all() {
        return List.copyOf(rows);
    }
}
