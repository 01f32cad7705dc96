package com.seitech.chat.gateway.odoo;

import com.seitech.chat.gateway.odoo.OdooException.OdooFault;
import com.seitech.chat.gateway.odoo.xmlrpc.XmlRpcFailure.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whether the models have their tables. Odoo knows models, fields and rights from its code: after an update of the files
 * alone it says that all is there, and every chat fails with {@code relation "seitech_chat_channel" does not exist}.
 */
final class TableLook {
    private static final Set<String> NOT_THERE = Set.of("UndefinedTable", "UndefinedColumn");

    private final Odoo odoo;
    private final String database;

    TableLook(Odoo odoo, String database) {
        this.odoo = odoo;
        this.database = database;
    }

    /** @throws OdooException as any call, also when there is no such model */
    List<String> problems() {
        List<String> problems = new ArrayList<>();
        for (String model : List.of(Models.CHANNEL, Models.MESSAGE, Models.REACTION)) {
            try {
                odoo.read(Lane.SHARED, model, "search", List.of(List.of()), Map.of("limit", 1));
            } catch (OdooFault e) {
                if (isOfTheTable(e)) {
                    problems.add(
                            "relation " + model.replace('.', '_') + " does not exist, or lacks a column: install or"
                                    + " upgrade the chat module (odoo -u seitech_elearning -d " + database + ")");
                }
                // What else is refused, the contract names.
            }
        }
        return problems;
    }

    private static boolean isOfTheTable(OdooFault e) {
        return e.getCause() instanceof Fault fault
                && NOT_THERE.contains(FaultText.of(fault).exception());
    }
}
