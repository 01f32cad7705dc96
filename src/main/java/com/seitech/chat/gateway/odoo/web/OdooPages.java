package com.seitech.chat.gateway.odoo.web;

import com.seitech.chat.gateway.log.Shown;
import jakarta.inject.Singleton;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.util.Optional;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks Odoo's pages; no answer in time is an answer too. */
@Singleton
public final class OdooPages {
    private static final Logger LOG = LoggerFactory.getLogger(OdooPages.class);

    private final OdooWeb web;

    OdooPages(@RestClient OdooWeb web) {
        this.web = web;
    }

    /** True when a worker answers. It does not look at the database. */
    public boolean isHealthy() {
        try {
            return "pass".equals(web.health().status());
        } catch (ProcessingException | WebApplicationException e) {
            LOG.atDebug().setCause(Shown.of(e)).log("no health from Odoo");
            return false;
        }
    }

    /** For example {@code 19.0}; empty when Odoo does not say. */
    public Optional<String> version() {
        try {
            return Optional.of(web.version().version());
        } catch (ProcessingException | WebApplicationException e) {
            LOG.atDebug().setCause(Shown.of(e)).log("no version from Odoo");
            return Optional.empty();
        }
    }
}
