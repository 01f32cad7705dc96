package com.seitech.chat.gateway.odoo.xmlrpc;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Collects the SAX events of Apache's serialisers into a request body of known length. Files stay on disk until the
 * body is sent. The library's own writer turns every character above U+FFFF into two character references that no XML
 * parser accepts, so it cannot send an emoji.
 */
final class BodyWriter extends DefaultHandler {
    private final List<BodyPublisher> parts = new ArrayList<>();
    private final StringBuilder text = new StringBuilder(512).append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");

    @Override
    public void startElement(String uri, String localName, String qName, Attributes attributes) {
        text.append('<').append(qName).append('>');
    }

    @Override
    public void endElement(String uri, String localName, String qName) {
        text.append("</").append(qName).append('>');
    }

    @Override
    public void characters(char[] chars, int start, int length) {
        int end = start + length;
        for (int i = start; i < end; i++) {
            char c = chars[i];
            if (Character.isHighSurrogate(c) && i + 1 < end && Character.isLowSurrogate(chars[i + 1])) {
                text.append(c).append(chars[++i]);
            } else {
                append(c);
            }
        }
    }

    private void append(char c) {
        switch (c) {
            case '<' -> text.append("&lt;");
            case '>' -> text.append("&gt;");
            case '&' -> text.append("&amp;");
            case '\r' -> text.append("&#13;");
            default ->
                text.append(XmlCharacters.isAllowed(c) && !Character.isSurrogate(c) ? c : XmlCharacters.REPLACEMENT);
        }
    }

    /** A value whose text needs no escaping: a number, or nothing. */
    void value(String type, String plainText) {
        text.append("<value><").append(type).append('>').append(plainText);
        text.append("</").append(type).append("></value>");
    }

    void nil() {
        text.append("<value><nil/></value>");
    }

    /** A string value whose base64 text is read from the file while the body is being sent. */
    void file(Base64File file) {
        text.append("<value><string>");
        flush();
        if (file.size() > 0) {
            BodyPublisher encoded = BodyPublishers.ofInputStream(file::openEncoded);
            parts.add(BodyPublishers.fromPublisher(encoded, file.encodedLength()));
        }
        text.append("</string></value>");
    }

    /** The whole body. Its length is known, since Odoo's proxy may refuse a chunked request. */
    BodyPublisher body() {
        flush();
        return parts.size() == 1 ? parts.getFirst() : BodyPublishers.concat(parts.toArray(BodyPublisher[]::new));
    }

    private void flush() {
        if (!text.isEmpty()) {
            parts.add(BodyPublishers.ofString(text.toString(), UTF_8));
            text.setLength(0);
        }
    }
}
