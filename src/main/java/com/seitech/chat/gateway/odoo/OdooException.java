package com.seitech.chat.gateway.odoo;

import com.seitech.chat.gateway.odoo.OdooStatus.Part;
import org.jspecify.annotations.Nullable;

/** What can go wrong between us and Odoo, by what to do about it. Messages are for operators. */
public abstract sealed class OdooException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private OdooException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** Surely not executed, and nothing wrong with the call: repeat it. */
    public static final class OdooUnavailable extends OdooException {
        private static final long serialVersionUID = 1L;

        OdooUnavailable(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /** Perhaps executed. A read is repeated; a write is repeated only after a look whether it is there. */
    public static final class OdooOutcomeUnknown extends OdooException {
        private static final long serialVersionUID = 1L;

        OdooOutcomeUnknown(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /** Odoo will not take this call, now or later: never repeat it. */
    public static final class OdooRejected extends OdooException {
        private static final long serialVersionUID = 1L;

        OdooRejected(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /** No call can succeed until somebody changes a setting here or there. The message says which. */
    public static final class OdooMisconfigured extends OdooException {
        private static final long serialVersionUID = 1L;

        private final Part part;

        OdooMisconfigured(Part part, String message, @Nullable Throwable cause) {
            super(message, cause);
            this.part = part;
        }

        /** Where the setting belongs. */
        public Part part() {
            return part;
        }
    }

    /** Not executed, for a reason that may pass or not: missing rights, a bug in a module. Repeat slowly. */
    public static final class OdooFault extends OdooException {
        private static final long serialVersionUID = 1L;

        OdooFault(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }
}
