package com.seitech.chat.gateway.odoo;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Map;

/** The configuration under test with some settings changed, by the names of their methods. */
final class ConfigWith {
    private ConfigWith() {}

    static OdooConfig of(OdooConfig config, Map<String, ?> changes) {
        return (OdooConfig) Proxy.newProxyInstance(
                OdooConfig.class.getClassLoader(), new Class<?>[] {OdooConfig.class}, (proxy, method, args) -> {
                    Object changed = changes.get(method.getName());
                    try {
                        return changed == null ? method.invoke(config, args) : changed;
                    } catch (InvocationTargetException e) {
                        throw e.getCause() == null ? e : e.getCause();
                    }
                });
    }
}
