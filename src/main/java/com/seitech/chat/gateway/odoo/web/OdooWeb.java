package com.seitech.chat.gateway.odoo.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The pages of Odoo that need no login. */
@RegisterRestClient(configKey = "odoo-web")
@Path("/web")
interface OdooWeb {
    /** {@code pass} when a worker answers; it does not look at the database. */
    @GET
    @Path("health")
    Health health();

    @GET
    @Path("version")
    Version version();

    record Health(String status) {}

    /** {@code version} is, for example, {@code 19.0} or {@code saas~19.1+e}. */
    record Version(@JsonProperty("version") String version) {}
}
