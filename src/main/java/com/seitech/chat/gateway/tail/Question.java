package com.seitech.chat.gateway.tail;

import java.util.ArrayList;
import java.util.List;

/**
 * What to ask next: the ids above {@code after}, and those of {@code among} that exist by now.
 *
 * @param complete the answer tells about every hole
 */
record Question(long after, List<Long> among, boolean complete) {
    Question {
        among = List.copyOf(among);
    }

    /** The same, and one more id; asked for whether it is a hole or not. */
    Question alsoAmong(long id) {
        if (id > after || among.contains(id)) {
            return this;
        }
        List<Long> more = new ArrayList<>(among);
        more.add(id);
        return new Question(after, more, complete);
    }

    /** The rest of an answer that was cut after the given id. */
    Question continuedAfter(long last) {
        return new Question(
                Math.max(after, last), among.stream().filter(id -> id > last).toList(), complete);
    }
}
