package com.seitech.chat.gateway.odoo;

import com.seitech.chat.gateway.odoo.OdooException.OdooMisconfigured;
import com.seitech.chat.gateway.odoo.OdooException.OdooUnavailable;
import com.seitech.chat.gateway.odoo.web.OdooPages;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the gateway needs of an Odoo: version, login, models with their fields, and rights. */
@Singleton
final class OdooContract {
    private static final int OLDEST_MAJOR = 19;
    private static final Pattern MAJOR = Pattern.compile("(\\d+)");

    private static final Map<String, Set<String>> FIELDS = new TreeMap<>(Map.of(
            Models.CHANNEL,
                    Set.of(
                            "name",
                            "channel_type",
                            "state",
                            "member_ids",
                            "moderator_ids",
                            "message_ids",
                            "visitor_info"),
            Models.MESSAGE,
                    Set.of("channel_id", "author_id", "author_name", "content", "message_type", "attachment_ids"),
            Models.REACTION, Set.of("message_id", "user_id", "emoji")));

    private static final Map<String, List<String>> RIGHTS = new TreeMap<>(Map.of(
            Models.CHANNEL, List.of("read", "create"),
            Models.MESSAGE, List.of("read", "create"),
            Models.ATTACHMENT, List.of("read", "create")));

    private final Odoo odoo;
    private final Supplier<Optional<String>> version;
    private final OdooConfig config;
    private final ExternalIds externalIds;

    @Inject
    OdooContract(Odoo odoo, OdooPages pages, OdooConfig config, ExternalIds externalIds) {
        this(odoo, pages::version, config, externalIds);
    }

    /** @param version of the server, for example {@code 19.0}; empty when it does not say */
    OdooContract(Odoo odoo, Supplier<Optional<String>> version, OdooConfig config, ExternalIds externalIds) {
        this.odoo = odoo;
        this.version = version;
        this.config = config;
        this.externalIds = externalIds;
    }

    /** One line per problem, with its cure; empty when the contract holds. Throws {@link OdooException} as any call. */
    List<String> problems() {
        List<String> problems = new ArrayList<>();
        checkVersion(problems);
        try {
            FIELDS.forEach((model, fields) -> checkFields(model, fields, problems));
        } catch (OdooMisconfigured e) {
            // The next call would be told the same.
            if (problems.isEmpty()) {
                throw e;
            }
            problems.add(String.valueOf(e.getMessage()));
        }
        if (problems.isEmpty()) {
            RIGHTS.forEach((model, operations) -> checkRights(model, operations, problems));
        }
        if (problems.isEmpty()) {
            // Who has no rights at all may not look for groups either.
            checkAgentGroup(problems);
        }
        return problems;
    }

    private void checkVersion(List<String> problems) {
        String told = version.get()
                .orElseThrow(() -> new OdooUnavailable(
                        "Odoo does not tell its version: wait until it has started, or upgrade to Odoo 19", null));
        Matcher major = MAJOR.matcher(told);
        if (!major.find() || Integer.parseInt(major.group()) < OLDEST_MAJOR) {
            problems.add("this is Odoo " + told + ": the gateway needs Odoo 19 or newer");
        }
    }

    private void checkFields(String model, Set<String> needed, List<String> problems) {
        Set<String> missing = new TreeSet<>(needed);
        Object answer = odoo.read(Lane.SHARED, model, "fields_get", List.of(), Map.of("attributes", List.of("type")));
        missing.removeAll(((Map<?, ?>) answer).keySet());
        if (!missing.isEmpty()) {
            problems.add(model + " lacks " + String.join(", ", missing)
                    + ": upgrade the chat module (odoo -u seitech_elearning -d " + config.database() + ")");
        }
    }

    private void checkRights(String model, List<String> operations, List<String> problems) {
        for (String operation : operations) {
            Object answer = odoo.read(Lane.SHARED, model, "has_access", List.of(List.of(), operation), Map.of());
            if (!Boolean.TRUE.equals(answer)) {
                problems.add("the user " + config.login() + " may not " + operation + " " + model
                        + ": add it to the group \"Chat gateway\" (module seitech_chat_desk)");
            }
        }
    }

    private void checkAgentGroup(List<String> problems) {
        if (externalIds.find(config.agentGroup()).isEmpty()) {
            problems.add("there is no group " + config.agentGroup()
                    + ": upgrade the chat module, or set gateway.odoo.agent-group to the group of your agents");
        }
    }
}
