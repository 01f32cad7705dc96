package com.seitech.chat.gateway.fake;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * Reads a request as Python's expat does: a character that XML forbids is an error, raw or as a reference. Values are
 * {@code String, Long, Double, Boolean, byte[], List, Map} or {@link None}.
 */
final class XmlRpcReader {
    private XmlRpcReader() {}

    record Request(String method, List<Object> params) {}

    static Request read(byte[] body) {
        Element call = parse(body);
        List<Object> params = new ArrayList<>();
        for (Element section : children(call)) {
            if ("params".equals(section.getTagName())) {
                children(section).forEach(param -> params.add(value(onlyChild(param))));
            }
        }
        return new Request(onlyChild(call).getTextContent().strip(), params);
    }

    private static Element parse(byte[] body) {
        try {
            return parser().parse(new ByteArrayInputStream(body)).getDocumentElement();
        } catch (SAXParseException e) {
            throw OdooError.program(
                    "xml.parsers.expat.ExpatError",
                    "not well-formed (invalid token): line " + e.getLineNumber() + ", column " + e.getColumnNumber());
        } catch (SAXException | IOException e) {
            throw OdooError.program("xml.parsers.expat.ExpatError", String.valueOf(e.getMessage()));
        }
    }

    private static DocumentBuilder parser() {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            // Each "&lt;" of ordinary text counts for these.
            factory.setAttribute("jdk.xml.maxGeneralEntitySizeLimit", "0");
            factory.setAttribute("jdk.xml.totalEntitySizeLimit", "0");
            factory.setAttribute("jdk.xml.entityExpansionLimit", "0");
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new Rethrow());
            return builder;
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object value(Element value) {
        List<Element> types = children(value);
        if (types.isEmpty()) {
            return value.getTextContent();
        }
        Element type = types.getFirst();
        String text = type.getTextContent();
        return switch (type.getTagName()) {
            case "string", "dateTime.iso8601" -> text;
            case "int", "i4", "i8" -> Long.valueOf(text.strip());
            case "double" -> Double.valueOf(text.strip());
            case "boolean" -> "1".equals(text.strip());
            case "base64" -> Base64.getMimeDecoder().decode(text);
            case "nil" -> None.NONE;
            case "array" -> array(type);
            case "struct" -> struct(type);
            default -> throw OdooError.program("KeyError", "'" + type.getTagName() + "'");
        };
    }

    private static List<Object> array(Element array) {
        return children(onlyChild(array)).stream().map(XmlRpcReader::value).toList();
    }

    private static Map<String, Object> struct(Element struct) {
        Map<String, Object> members = new LinkedHashMap<>();
        for (Element member : children(struct)) {
            List<Element> nameAndValue = children(member);
            members.put(nameAndValue.get(0).getTextContent(), value(nameAndValue.get(1)));
        }
        return members;
    }

    private static Element onlyChild(Element parent) {
        return children(parent).getFirst();
    }

    private static List<Element> children(Element parent) {
        List<Element> elements = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                elements.add(element);
            }
        }
        return elements;
    }

    private static final class Rethrow implements ErrorHandler {
        @Override
        public void warning(SAXParseException e) {
            // Odoo does not see them either.
        }

        @Override
        public void error(SAXParseException e) throws SAXException {
            throw e;
        }

        @Override
        public void fatalError(SAXParseException e) throws SAXException {
            throw e;
        }
    }
}
