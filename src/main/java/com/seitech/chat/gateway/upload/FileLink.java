package com.seitech.chat.gateway.upload;

import com.seitech.chat.gateway.outbox.AttachmentId;
import com.seitech.chat.gateway.session.ChannelId;
import java.time.Instant;

/** A link that we made: a file of a channel, from {@code made} until {@code expires}. */
public record FileLink(AttachmentId attachment, ChannelId channel, Instant made, Instant expires) {}
