package com.seitech.chat.gateway.session;

import java.util.List;

/** Sessions that have ended at any replica. */
@FunctionalInterface
public interface EndedSessions {
    /** Those of the last seconds, more than pass between two looks; each is told several times. */
    List<Ended> latest();

    /** What others may hold something under. */
    record Ended(SessionId id, TokenHash tokenHash, ChannelId channel) {}
}
