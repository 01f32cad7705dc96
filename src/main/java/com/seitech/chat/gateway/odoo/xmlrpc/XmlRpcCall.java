package com.seitech.chat.gateway.odoo.xmlrpc;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.apache.xmlrpc.XmlRpcRequest;
import org.apache.xmlrpc.client.XmlRpcClientConfigImpl;
import org.jspecify.annotations.Nullable;

/** One request on its way through Apache's client to {@link HttpTransport}, with its deadline. */
record XmlRpcCall(
        XmlRpcClientConfigImpl config,
        String methodName,
        List<? extends @Nullable Object> parameters,
        Duration deadline)
        implements XmlRpcRequest {
    XmlRpcCall {
        parameters = Collections.unmodifiableList(parameters);
    }

    @Override
    public XmlRpcClientConfigImpl getConfig() {
        return config;
    }

    @Override
    public String getMethodName() {
        return methodName;
    }

    @Override
    public int getParameterCount() {
        return parameters.size();
    }

    @Override
    public @Nullable Object getParameter(int index) {
        return parameters.get(index);
    }

    @Override
    public String toString() {
        return "XmlRpcCall[" + methodName + "]";
    }
}
