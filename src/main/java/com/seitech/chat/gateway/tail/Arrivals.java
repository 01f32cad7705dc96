package com.seitech.chat.gateway.tail;

import java.util.List;

/**
 * That messages exist, in the order of their ids.
 *
 * @param texts those of them that came along; whatever is not there has to be read
 */
public record Arrivals(List<Arrival> all, List<Posted> texts) {
    public Arrivals {
        all = List.copyOf(all);
        texts = List.copyOf(texts);
    }
}
