package com.seitech.chat.gateway.fake;

import java.util.List;
import java.util.Map;

/** Writes an answer as Python's marshaller does under Odoo: no None, no large numbers, hardly any escaping. */
final class XmlRpcWriter {
    private final StringBuilder xml = new StringBuilder();

    private XmlRpcWriter() {}

    static String result(Object result) {
        XmlRpcWriter writer = new XmlRpcWriter();
        writer.xml.append("<params>\n<param>\n");
        writer.value(result);
        return document(writer.xml.append("</param>\n</params>\n"));
    }

    static String fault(int code, String text) {
        XmlRpcWriter writer = new XmlRpcWriter();
        writer.xml.append("<fault>\n");
        writer.value(Map.of("faultCode", (long) code, "faultString", text));
        return document(writer.xml.append("</fault>\n"));
    }

    private static String document(CharSequence content) {
        return "<?xml version=\"1.0\"?>\n<methodResponse>\n" + content + "\n</methodResponse>\n";
    }

    private void value(Object value) {
        xml.append("<value>");
        switch (value) {
            case String text -> string(text);
            case Boolean flag -> xml.append("<boolean>").append(flag ? 1 : 0).append("</boolean>");
            case Long number -> integer(number);
            case Integer number -> integer(number);
            case Double number -> xml.append("<double>").append(number).append("</double>");
            case List<?> list -> array(list);
            case Map<?, ?> map -> struct(map);
            case None none -> throw OdooError.none();
            default -> throw OdooError.program("TypeError", "cannot marshal " + value.getClass() + " objects");
        }
        xml.append("</value>\n");
    }

    private void integer(long number) {
        if (number != (int) number) {
            throw OdooError.program("OverflowError", "int exceeds XML-RPC limits");
        }
        xml.append("<int>").append(number).append("</int>");
    }

    private void array(List<?> list) {
        xml.append("<array><data>\n");
        list.forEach(this::value);
        xml.append("</data></array>");
    }

    private void struct(Map<?, ?> map) {
        xml.append("<struct>\n");
        map.forEach((name, value) -> {
            xml.append("<member>\n<name>");
            escaped(String.valueOf(name));
            xml.append("</name>\n");
            value(value);
            xml.append("</member>\n");
        });
        xml.append("</struct>");
    }

    private void string(String text) {
        xml.append("<string>");
        escaped(text);
        xml.append("</string>");
    }

    /** Odoo drops control characters; U+FFFE and a raw CR go out as they are. */
    private void escaped(String text) {
        text.chars().forEach(c -> {
            switch (c) {
                case '&' -> xml.append("&amp;");
                case '<' -> xml.append("&lt;");
                case '>' -> xml.append("&gt;");
                case '\t', '\n', '\r' -> xml.append((char) c);
                default -> {
                    if (c >= ' ') {
                        xml.append((char) c);
                    }
                }
            }
        });
    }
}
