package com.seitech.chat.gateway.odoo;

import com.github.benmanes.caffeine.cache.LoadingCache;
import com.seitech.chat.gateway.log.Seldom;
import com.seitech.chat.gateway.odoo.OdooException.OdooRejected;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The users who answer visitors. */
@Singleton
final class OdooAgents {
    private static final Logger LOG = LoggerFactory.getLogger(OdooAgents.class);
    private static final Seldom SELDOM = new Seldom(LOG, 5);

    private final Odoo odoo;
    private final ExternalIds externalIds;
    private final String group;
    private final LoadingCache<String, List<Long>> members;

    OdooAgents(Odoo odoo, ExternalIds externalIds, OdooConfig config) {
        this.odoo = odoo;
        this.externalIds = externalIds;
        this.group = config.agentGroup();
        this.members = AnswerCaches.kept(config.agentsKept()).build(this::load);
    }

    /** Their user ids. Empty when nobody is in the group yet: a chat can start before the first agent is appointed. */
    List<Long> userIds() {
        return members.get(group);
    }

    private List<Long> load(String externalId) {
        try {
            return externalIds.find(externalId).map(this::membersOf).orElseGet(this::noGroup);
        } catch (OdooRejected e) {
            SELDOM.warn(
                    "agents unknown", line -> line.addKeyValue("group", group).setCause(e));
            return List.of();
        }
    }

    private List<Long> membersOf(long groupId) {
        Object answer = odoo.read(
                Lane.SHARED,
                Models.GROUP,
                "read",
                List.of(List.of(groupId)),
                // Odoo 19's name for "members, also by implied groups".
                Map.of("fields", List.of("all_user_ids")));
        return Row.list(answer).stream()
                .flatMap(row -> row.ids("all_user_ids").stream())
                .toList();
    }

    private List<Long> noGroup() {
        SELDOM.warn("no such group: new channels have no members", line -> line.addKeyValue("group", group));
        return List.of();
    }
}
