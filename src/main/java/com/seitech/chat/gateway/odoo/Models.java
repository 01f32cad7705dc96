package com.seitech.chat.gateway.odoo;

/** Technical names in Odoo. */
final class Models {
    static final String CHANNEL = "seitech.chat.channel";
    static final String MESSAGE = "seitech.chat.message";
    static final String REACTION = "seitech.chat.reaction";
    static final String ATTACHMENT = "ir.attachment";
    static final String EXTERNAL_ID = "ir.model.data";
    static final String GROUP = "res.groups";
    static final String USER = "res.users";

    /** The type of the channels that visitors use; all others are the company's own. */
    static final String PUBLIC_SUPPORT = "public_support";

    private Models() {}
}
