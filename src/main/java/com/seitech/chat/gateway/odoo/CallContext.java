package com.seitech.chat.gateway.odoo;

import com.seitech.chat.gateway.log.RequestContext;
import java.util.HashMap;
import java.util.Map;

/**
 * Tells Odoo for which request of a visitor a call is made, so that its log and ours can be read side by side. A call that
 * several requests wait for carries the one that caused it; one that is made for all visitors together carries none.
 */
final class CallContext {
    /** Of Odoo's context: a name that no module has, and that is no default of a field. */
    static final String REQUEST = "gateway_request_id";

    private static final String CONTEXT = "context";

    private CallContext() {}

    /** The named arguments of a call, with the request in their context, if there is one. */
    static Map<String, ?> in(Map<String, ?> named) {
        String request = RequestContext.request();
        if (request == null) {
            return named;
        }
        Map<String, Object> context = new HashMap<>();
        if (named.get(CONTEXT) instanceof Map<?, ?> given) {
            given.forEach((name, value) -> context.put(String.valueOf(name), value));
        }
        context.put(REQUEST, request);
        Map<String, Object> all = new HashMap<>(named);
        all.put(CONTEXT, context);
        return all;
    }
}
