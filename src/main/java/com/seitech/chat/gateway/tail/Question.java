package com.seitech.chat.gateway.tail;

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

    /** The rest of an answer that was cut after the given id. */
    Question continuedAfter(long last) {
        return new Question(
                Math.max(after, last), among.stream().filter(id -> id > last).toList(), complete);
    }
}
