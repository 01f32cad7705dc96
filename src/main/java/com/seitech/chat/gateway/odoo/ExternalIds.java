package com.seitech.chat.gateway.odoo;

import com.seitech.chat.gateway.odoo.OdooException.OdooRejected;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds records by external id, {@code module.name}. */
@Singleton
final class ExternalIds {
    private final Odoo odoo;

    ExternalIds(Odoo odoo) {
        this.odoo = odoo;
    }

    Optional<Long> find(String externalId) {
        int dot = externalId.indexOf('.');
        List<String> moduleAndName = List.of(externalId.substring(0, dot), externalId.substring(dot + 1));
        try {
            Object answer =
                    odoo.read(Lane.VISITOR, Models.EXTERNAL_ID, "check_object_reference", moduleAndName, Map.of());
            return answer instanceof Object[] pair && pair.length == 2 && pair[1] instanceof Integer id
                    ? Optional.of(id.longValue())
                    : Optional.empty();
        } catch (OdooRejected e) {
            if (FaultTaxonomy.isMissingExternalId(e)) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
