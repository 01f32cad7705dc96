package com.seitech.chat.gateway.odoo;

import com.seitech.chat.gateway.diagnosis.Finding;
import java.util.List;

/** Whether there is anybody who could answer. */
final class AgentLook {
    static final String SUBJECT = "agents";

    private final OdooAgents agents;
    private final String group;

    AgentLook(Odoo odoo, ExternalIds externalIds, OdooConfig config) {
        this.agents = new OdooAgents(odoo, externalIds, config);
        this.group = config.agentGroup();
    }

    Finding finding() {
        List<Long> members = agents.userIds();
        return members.isEmpty()
                ? Finding.warn(
                        SUBJECT,
                        "nobody is in the group " + group + ", so visitors see the desk offline",
                        "put your agents into it (Settings, Users)")
                : Finding.ok(SUBJECT, members.size() + " in the group " + group);
    }
}
