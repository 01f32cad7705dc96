package com.seitech.chat.gateway.fake;

import java.util.List;

/**
 * A message as it stands in the fake.
 *
 * @param author zero for a visitor's
 */
public record FakeMessage(
        long id,
        long channel,
        long author,
        String authorName,
        String content,
        String type,
        List<Long> attachments,
        List<Long> readBy) {

    static FakeMessage of(Stored row) {
        return new FakeMessage(
                row.id(),
                row.reference("channel_id"),
                row.reference("author_id"),
                row.text("author_name"),
                row.text("content"),
                row.text("message_type"),
                row.references("attachment_ids"),
                row.references("read_by_ids"));
    }
}
