package com.seitech.chat.gateway.odoo.xmlrpc;

import org.apache.ws.commons.util.NamespaceContextImpl;
import org.apache.xmlrpc.common.TypeFactoryImpl;
import org.apache.xmlrpc.common.XmlRpcController;
import org.apache.xmlrpc.common.XmlRpcStreamConfig;
import org.apache.xmlrpc.parser.TypeParser;
import org.apache.xmlrpc.serializer.TypeSerializer;
import org.jspecify.annotations.Nullable;
import org.xml.sax.SAXException;

/** Which types may come and go. */
final class SafeTypeFactory extends TypeFactoryImpl {
    SafeTypeFactory(XmlRpcController controller) {
        super(controller);
    }

    /**
     * Knows no {@code base64} and no extension namespace: Odoo sends neither, and the library hands the bytes of a
     * fault's {@code faultCause} to {@code ObjectInputStream} whatever its settings say (CVE-2019-17570).
     */
    @Override
    @SuppressWarnings("NullAway") // null is the library's word for "unknown type"
    public @Nullable TypeParser getParser(
            XmlRpcStreamConfig config, NamespaceContextImpl context, String uri, String localName) {
        boolean known = uri.isEmpty() && !"base64".equals(localName);
        return known ? super.getParser(config, context, uri, localName) : null;
    }

    @Override
    public TypeSerializer getSerializer(XmlRpcStreamConfig config, @Nullable Object value) throws SAXException {
        return switch (value) {
            case null -> (handler, v) -> ((BodyWriter) handler).nil();
            case Base64File file -> (handler, v) -> ((BodyWriter) handler).file(file);
            case Long number -> (handler, v) -> ((BodyWriter) handler).value(integerType(number), number.toString());
            default -> super.getSerializer(config, value);
        };
    }

    /** Odoo reads {@code i8}, but its own ids fit an int; anything that does is sent as one. */
    private static String integerType(long number) {
        return number == (int) number ? "int" : "i8";
    }
}
