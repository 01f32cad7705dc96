package com.seitech.chat.gateway.chaos;

/** What a visitor's browser keeps of a chat. */
record Session(long channel, String token) {
    @Override
    public String toString() {
        return "channel " + channel;
    }
}
