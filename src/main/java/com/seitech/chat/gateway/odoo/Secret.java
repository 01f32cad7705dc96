package com.seitech.chat.gateway.odoo;

/** A credential. Prints masked. */
public record Secret(String value) {
    /** How configuration makes it. */
    public static Secret of(String value) {
        return new Secret(value);
    }

    @Override
    public String toString() {
        return "********";
    }
}
