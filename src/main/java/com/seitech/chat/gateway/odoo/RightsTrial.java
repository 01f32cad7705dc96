package com.seitech.chat.gateway.odoo;

import com.seitech.chat.gateway.diagnosis.Finding;
import com.seitech.chat.gateway.odoo.OdooException.OdooRejected;
import com.seitech.chat.gateway.odoo.xmlrpc.XmlRpcFailure.Fault;
import java.util.List;
import java.util.Map;

/**
 * Creates a visitor's channel with a message and a file, as a whole, and has Odoo undo it: the same call asks for a field
 * that no record has, so it fails when everything was made, and Odoo rolls its transaction back, with whatever it was
 * about to tell agents after the commit. What a record's rules and a customer's own code refuse shows only so.
 */
final class RightsTrial {
    static final String SUBJECT = "rights, tried";
    /** Odoo names it when it fails for it, and not before everything else has gone well. */
    private static final String UNDOING = "gateway_diagnosis_undoes_this";

    private static final String TEXT = "diagnosis";
    private static final int CREATE = 0;

    private final Odoo odoo;

    RightsTrial(Odoo odoo) {
        this.odoo = odoo;
    }

    Finding finding() {
        try {
            odoo.write(
                    Lane.VISITOR,
                    Models.CHANNEL,
                    "web_save",
                    List.of(List.of(), channel()),
                    Map.of("specification", Map.of(UNDOING, Map.of())));
            return Finding.fail(
                    SUBJECT,
                    "Odoo did not undo what was tried",
                    "delete the newest channel, which is named \"" + TEXT + "\"");
        } catch (OdooRejected e) {
            return isUndone(e)
                    ? Finding.ok(SUBJECT, "a channel with message and file can be made; it was undone")
                    : refused(e);
        } catch (OdooException e) {
            return refused(e);
        }
    }

    private static Finding refused(OdooException e) {
        return Finding.fail(
                SUBJECT,
                "a channel with message and file cannot be made: " + e.getMessage(),
                "put the user into the group \"Chat gateway\" only (module seitech_chat_desk), then see Odoo's log");
    }

    private static boolean isUndone(OdooRejected e) {
        return e.getCause() instanceof Fault fault && FaultText.of(fault).says(UNDOING);
    }

    private static Map<String, ?> channel() {
        return Map.of(
                "name",
                TEXT,
                "channel_type",
                Models.PUBLIC_SUPPORT,
                "state",
                "active",
                "message_ids",
                List.of(List.of(CREATE, 0, message())));
    }

    private static Map<String, ?> message() {
        return Map.of(
                "author_id",
                false,
                "author_name",
                TEXT,
                "content",
                TEXT,
                "message_type",
                "file",
                "attachment_ids",
                List.of(List.of(CREATE, 0, Map.of("name", TEXT + ".txt", "datas", "ZGlhZ25vc2lz"))));
    }
}
