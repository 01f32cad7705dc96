package com.seitech.chat.gateway.erasure;

/**
 * What was done. Here, everything is gone in any case.
 *
 * @param messages that Odoo deleted; 0 unless it has
 * @param files as well
 */
public record ErasureReport(Odoo odoo, long messages, long files) {
    /** How far Odoo has come. */
    public enum Odoo {
        ERASED,
        /** It cannot be asked now, and will be. */
        QUEUED,
        /** It has no means to. */
        NOT_SUPPORTED
    }

    static ErasureReport of(Odoo odoo) {
        return new ErasureReport(odoo, 0, 0);
    }
}
