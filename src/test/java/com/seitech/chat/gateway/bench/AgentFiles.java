package com.seitech.chat.gateway.bench;

import com.seitech.chat.gateway.odoo.OdooUser;
import com.seitech.chat.gateway.odoo.xmlrpc.Base64File;
import com.seitech.chat.gateway.program.OdooLogin;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Files that an agent sends to visitors. */
final class AgentFiles {
    private final OdooLogin odoo;
    private final OdooUser agent;
    private final Path directory;

    /** @param directory for the moment in which a file is made */
    AgentFiles(OdooLogin agent, Path directory) {
        this.odoo = agent;
        this.agent = agent.loggedIn();
        this.directory = directory;
    }

    /**
     * A file in Odoo.
     *
     * @param uri where Odoo gives it to whoever knows this address
     */
    record AgentFile(URI uri, String sha256) {}

    AgentFile send(Visitor visitor, int bytes) {
        try (SampleFile file = SampleFile.in(directory, bytes)) {
            long attachment = agent.create(
                    "ir.attachment", Map.of("name", file.name(), "datas", new Base64File(file.path(), bytes)));
            agent.execute(
                    "seitech.chat.channel",
                    "desk_reply",
                    List.of(List.of(visitor.channel()), "A file", List.of(attachment)),
                    Map.of());
            return new AgentFile(uri(attachment), file.sha256());
        }
    }

    private URI uri(long attachment) {
        Object[] tokens = (Object[])
                agent.execute("ir.attachment", "generate_access_token", List.of(List.of(attachment)), Map.of());
        return odoo.url().resolve("/web/content/" + attachment + "?access_token=" + tokens[0]);
    }
}
