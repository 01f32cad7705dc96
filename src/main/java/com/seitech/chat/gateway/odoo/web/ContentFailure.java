package com.seitech.chat.gateway.odoo.web;

/**
 * Why there is no file. Never with a cause: the texts of the client below name the address, and with it the file's access
 * token.
 */
public abstract sealed class ContentFailure extends Exception {
    private static final long serialVersionUID = 1L;

    private ContentFailure(String message) {
        super(message, null, false, false);
    }

    /** No connection, no answer, or not all of it in time. */
    public static final class NoAnswer extends ContentFailure {
        private static final long serialVersionUID = 1L;

        NoAnswer(String what) {
            super("no file from Odoo: " + what);
        }

        NoAnswer(Throwable cause) {
            this((cause.getCause() == null ? cause : cause.getCause())
                    .getClass()
                    .getSimpleName());
        }
    }

    /** An answer that is not the file. */
    public static final class OtherStatus extends ContentFailure {
        private static final long serialVersionUID = 1L;
        private final int status;

        OtherStatus(int status) {
            super("HTTP " + status);
            this.status = status;
        }

        public int status() {
            return status;
        }
    }

    /** The file has another size or checksum than Odoo says. */
    public static final class OtherContent extends ContentFailure {
        private static final long serialVersionUID = 1L;

        OtherContent() {
            super("the file has another content than Odoo says");
        }
    }
}
