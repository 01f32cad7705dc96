package com.seitech.chat.gateway.http;

/** A file of a message. {@code size} in bytes. */
record AttachmentView(long id, String name, String mimetype, long size, String url) {
    /** The same file as the guide's widget shows it. */
    Shown shown() {
        return new Shown(name, url, mimetype);
    }

    /** Name, link and media type: all that the guide's widget needs. */
    record Shown(String name, String url, String type) {
        @Override
        public String toString() {
            return "Shown[…]";
        }
    }

    @Override
    public String toString() {
        return "AttachmentView[" + id + "]";
    }
}
