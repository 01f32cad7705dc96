package com.seitech.chat.gateway.odoo.xmlrpc;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.apache.xmlrpc.XmlRpcException;
import org.apache.xmlrpc.XmlRpcRequest;
import org.apache.xmlrpc.client.XmlRpcClient;
import org.apache.xmlrpc.client.XmlRpcClientConfigImpl;
import org.apache.xmlrpc.client.XmlRpcClientException;
import org.apache.xmlrpc.client.XmlRpcTransport;
import org.apache.xmlrpc.common.TypeFactory;
import org.apache.xmlrpc.common.XmlRpcStreamConfig;
import org.apache.xmlrpc.serializer.XmlRpcWriter;
import org.jspecify.annotations.Nullable;
import org.xml.sax.SAXException;

/** One XML-RPC service of a server, for example {@code https://odoo.example/xmlrpc/2/object}. Safe for many threads. */
public final class XmlRpcEndpoint {
    private final XmlRpcClient client = new XmlRpcClient();
    private final TypeFactory types = new SafeTypeFactory(client);
    private final ResponseReader answers = new ResponseReader(types);
    private final XmlRpcClientConfigImpl config = new XmlRpcClientConfigImpl();
    private final HttpTransport http;

    /**
     * @param connectTimeout at least 4 s: Odoo's accept queue is short, and a lost SYN is repeated after 1 and 3 s
     * @param maxAnswerBytes a larger answer is an unknown outcome
     */
    public XmlRpcEndpoint(URI uri, Duration connectTimeout, long maxAnswerBytes) {
        this.http = new HttpTransport(uri, connectTimeout, maxAnswerBytes);
        client.setTypeFactory(types);
        client.setTransportFactory(Exchange::new);
    }

    /**
     * Calls a method. Parameters are strings, numbers, booleans, lists, maps with string keys, null or
     * {@link Base64File}; any text is carried, with U+FFFD in place of what XML forbids.
     *
     * @return strings, numbers, booleans, {@code Object[]} and {@code Map<String, Object>} as the server sent them
     */
    public @Nullable Object call(String method, List<? extends @Nullable Object> parameters, Duration deadline)
            throws XmlRpcFailure {
        try {
            return client.execute(new XmlRpcCall(config, method, parameters, deadline));
        } catch (Carrier e) {
            throw e.failure;
        } catch (XmlRpcException e) {
            throw new IllegalArgumentException(
                    "cannot be sent over XML-RPC: " + e.getClass().getSimpleName(), null);
        }
    }

    /** Apache's hook between its client and the wire. */
    private final class Exchange implements XmlRpcTransport {
        @Override
        public @Nullable Object sendRequest(XmlRpcRequest request) throws XmlRpcException {
            XmlRpcCall call = (XmlRpcCall) request;
            BodyWriter body = write(call);
            try {
                return answers.read(http.post(body.body(), call.deadline()), call.config());
            } catch (XmlRpcFailure e) {
                throw new Carrier(e);
            }
        }

        private BodyWriter write(XmlRpcCall call) throws XmlRpcException {
            BodyWriter body = new BodyWriter();
            try {
                new XmlRpcWriter((XmlRpcStreamConfig) call.config(), body, types).write(call);
                return body;
            } catch (SAXException e) {
                throw new XmlRpcClientException(e.getMessage(), e);
            }
        }
    }

    /** Takes our failure through the library's signature, which allows only its own exception. */
    private static final class Carrier extends XmlRpcException {
        private static final long serialVersionUID = 1L;
        private final XmlRpcFailure failure;

        Carrier(XmlRpcFailure failure) {
            super(failure.getMessage(), failure);
            this.failure = failure;
        }
    }
}
