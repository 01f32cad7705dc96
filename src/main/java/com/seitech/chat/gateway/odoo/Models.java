package com.seitech.chat.gateway.odoo;

import java.util.Set;

/** Technical names in Odoo. */
final class Models {
    static final String CHANNEL = "seitech.chat.channel";
    static final String MESSAGE = "seitech.chat.message";
    static final String REACTION = "seitech.chat.reaction";
    /** Of the desk addon, as the next. */
    static final String DELETION = "seitech.chat.deletion";

    static final String SEEN = "seitech.chat.desk.seen";

    static final String ATTACHMENT = "ir.attachment";
    static final String EXTERNAL_ID = "ir.model.data";
    static final String GROUP = "res.groups";
    static final String USER = "res.users";
    static final String API_KEY = "res.users.apikeys";

    /** A chat works without these. */
    static final Set<String> OPTIONAL = Set.of(DELETION, SEEN);

    /** The type of the channels that visitors use; all others are the company's own. */
    static final String PUBLIC_SUPPORT = "public_support";

    private Models() {}
}
