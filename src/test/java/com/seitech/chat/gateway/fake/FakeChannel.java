package com.seitech.chat.gateway.fake;

import java.util.List;

/**
 * A channel as it stands in the fake.
 *
 * @param visitorInfo as stored: a map, or {@code false}
 */
public record FakeChannel(
        long id,
        String name,
        String type,
        String state,
        List<Long> members,
        Object visitorInfo,
        String sessionToken,
        String rating,
        String ratingComment) {

    static FakeChannel of(Stored row) {
        return new FakeChannel(
                row.id(),
                row.text("name"),
                row.text("channel_type"),
                row.text("state"),
                row.references("member_ids"),
                row.values().getOrDefault("visitor_info", false),
                row.text("session_token"),
                row.text("desk_rating"),
                row.text("desk_rating_comment"));
    }
}
