package com.seitech.chat.gateway.odoo.xmlrpc;

import org.jspecify.annotations.Nullable;

/** Why a call has no result. The subtypes differ in what the caller may conclude about the work on the other side. */
public abstract sealed class XmlRpcFailure extends Exception {
    private static final long serialVersionUID = 1L;

    private XmlRpcFailure(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** The request never left: refused, unknown host, connect timeout. Repeating is safe. */
    public static final class NotSent extends XmlRpcFailure {
        private static final long serialVersionUID = 1L;

        public NotSent(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /** The request may have been executed and committed: deadline, reset, cut or unreadable answer. */
    public static final class OutcomeUnknown extends XmlRpcFailure {
        private static final long serialVersionUID = 1L;

        public OutcomeUnknown(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /** Something answered, but not with 200: usually a proxy in front of the server. */
    public static final class HttpStatus extends XmlRpcFailure {
        private static final long serialVersionUID = 1L;
        private final int status;

        public HttpStatus(int status) {
            super("HTTP " + status, null);
            this.status = status;
        }

        public int status() {
            return status;
        }
    }

    /** The server's own {@code <fault>}. The text may hold a traceback with paths: never show it to a visitor. */
    public static final class Fault extends XmlRpcFailure {
        private static final long serialVersionUID = 1L;
        private final int code;
        private final String text;

        public Fault(int code, String text) {
            super("fault " + code, null);
            this.code = code;
            this.text = text;
        }

        public int code() {
            return code;
        }

        public String text() {
            return text;
        }
    }
}
