package com.seitech.chat.gateway.odoo.xmlrpc;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.apache.xmlrpc.XmlRpcException;
import org.apache.xmlrpc.common.TypeFactory;
import org.apache.xmlrpc.common.XmlRpcStreamRequestConfig;
import org.apache.xmlrpc.parser.XmlRpcResponseParser;
import org.jspecify.annotations.Nullable;
import org.xml.sax.ContentHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.DefaultHandler;

/** Reads an answer that may come from anyone: no DOCTYPE, hence no entities, no fetches, no expansion. */
final class ResponseReader {
    /** Odoo's deepest answer is a list of records with many2one pairs: eight levels. */
    private static final String MAX_DEPTH = "64";

    private static final DefaultHandler NOBODY = new DefaultHandler();

    private final TypeFactory types;
    private final SAXParserFactory parsers;
    /** Making one takes longer than reading a usual answer. No more than calls at once; one that failed is not kept. */
    private final Queue<XMLReader> idle = new ConcurrentLinkedQueue<>();

    ResponseReader(TypeFactory types) {
        this.types = types;
        this.parsers = parserFactory();
    }

    /** The result, or the fault that the server sent. */
    @Nullable
    Object read(byte[] body, XmlRpcStreamRequestConfig config) throws XmlRpcFailure {
        XmlRpcResponseParser parser = new XmlRpcResponseParser(config, types);
        try {
            parse(body, parser);
            if (parser.isSuccess()) {
                return parser.getResult();
            }
        } catch (SAXException | IOException | XmlRpcException | ClassCastException e) {
            // Neither its text nor itself: parsers quote what they cannot read.
            throw new XmlRpcFailure.OutcomeUnknown(
                    "unreadable answer: " + e.getClass().getSimpleName() + place(e), null);
        }
        String text = parser.getErrorMessage();
        throw new XmlRpcFailure.Fault(parser.getErrorCode(), text == null ? "" : text);
    }

    private static String place(Exception e) {
        return e instanceof SAXParseException at
                ? " in line " + at.getLineNumber() + ", column " + at.getColumnNumber()
                : "";
    }

    private void parse(byte[] body, ContentHandler handler) throws SAXException, IOException {
        XMLReader kept = idle.poll();
        XMLReader reader = kept == null ? newReader() : kept;
        reader.setContentHandler(handler);
        reader.parse(new InputSource(new CleanReader(new InputStreamReader(new ByteArrayInputStream(body), UTF_8))));
        reader.setContentHandler(NOBODY);
        idle.add(reader);
    }

    private XMLReader newReader() throws SAXException {
        try {
            XMLReader reader = parsers.newSAXParser().getXMLReader();
            // JDK 24 counts each "&lt;" of ordinary text as an entity; without a DOCTYPE these limits guard nothing.
            reader.setProperty("jdk.xml.maxGeneralEntitySizeLimit", "0");
            reader.setProperty("jdk.xml.totalEntitySizeLimit", "0");
            reader.setProperty("jdk.xml.entityExpansionLimit", "0");
            reader.setProperty("jdk.xml.maxElementDepth", MAX_DEPTH);
            reader.setErrorHandler(new Rethrow());
            return reader;
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("this JDK has no usable XML parser", e);
        }
    }

    private static SAXParserFactory parserFactory() {
        try {
            SAXParserFactory factory = SAXParserFactory.newDefaultNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
            factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
            factory.setXIncludeAware(false);
            return factory;
        } catch (ParserConfigurationException | SAXException e) {
            throw new IllegalStateException("this JDK has no usable XML parser", e);
        }
    }

    /** Without a handler the JDK prints each broken answer to stderr. */
    private static final class Rethrow extends DefaultHandler {
        @Override
        public void fatalError(SAXParseException e) throws SAXException {
            throw e;
        }
    }
}
