package com.seitech.chat.gateway.odoo.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** The bytes of files, for whoever knows a file's access token. */
@RegisterRestClient(configKey = "odoo-content")
@RegisterProvider(ContentConnections.class)
@Path("/web/content")
interface OdooContent {
    /** The body of the answer is not read yet. */
    @GET
    @Path("{attachment}")
    Response get(
            @RestPath long attachment,
            @RestQuery("access_token") String accessToken,
            @RestHeader("X-Odoo-Database") String database);
}
