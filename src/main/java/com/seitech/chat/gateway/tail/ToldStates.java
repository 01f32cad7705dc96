package com.seitech.chat.gateway.tail;

import com.seitech.chat.gateway.conversation.ChannelState;
import com.seitech.chat.gateway.session.ChannelId;
import java.util.Map;

/** Tells feeds the states of their channels: the end of a chat only after the last words that were said in it. */
final class ToldStates {
    private final Feeds feeds;
    private final Runnable catchUp;

    /** @param catchUp returns when everything is in the feeds that Odoo had before, or throws */
    ToldStates(Feeds feeds, Runnable catchUp) {
        this.feeds = feeds;
        this.catchUp = catchUp;
    }

    /** @param askedNanos before they were asked for: what is known from later stays */
    void tell(Map<ChannelId, ChannelState> states, long askedNanos) {
        if (states.entrySet().stream().anyMatch(one -> isEnd(one.getKey(), one.getValue()))) {
            catchUp.run();
        }
        states.forEach((channel, state) -> feeds.with(channel, feed -> feed.stateIs(state, askedNanos)));
    }

    private boolean isEnd(ChannelId channel, ChannelState state) {
        ChannelFeed feed = feeds.find(channel);
        return feed != null && feed.endsBy(state);
    }
}
