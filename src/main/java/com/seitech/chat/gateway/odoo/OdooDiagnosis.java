package com.seitech.chat.gateway.odoo;

import com.seitech.chat.gateway.diagnosis.Finding;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Looks at Odoo as an operator wants to see it: one thing after the other, each of which needs those before it, every
 * failure as it is, nothing repeated. It runs beside a gateway that works and leaves nothing behind in Odoo.
 */
public final class OdooDiagnosis {
    private static final String VERSION = "Odoo's version";
    private static final String DATABASE = "database, login";
    private static final String CONTRACT = "models, rights";

    private final OdooConfig config;
    private final Odoo odoo;
    private final ExternalIds externalIds;
    private final Clock clock;
    private String subject = VERSION;
    private String version = "";

    /**
     * Asks nothing yet.
     *
     * @throws IllegalArgumentException when a setting is wrong, with its name and what is allowed
     */
    public OdooDiagnosis(OdooConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
        this.odoo = new Odoo(
                config,
                new Credentials(config),
                new Permits(config),
                Guards.NONE,
                new MisconfigurationLatch(config, clock),
                new OdooCalls());
        this.externalIds = new ExternalIds(odoo);
    }

    /** Ends where nothing further can be found out. */
    public List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        try {
            look(findings);
        } catch (OdooException e) {
            findings.add(Finding.fail(subject, FaultTaxonomy.atALook(e, config.database())));
        }
        if (findings.stream().anyMatch(Finding::isFailure)) {
            findings.add(Finding.warn("Odoo", "what needs the above was not looked at", "mend that first"));
        }
        return findings;
    }

    private void look(List<Finding> findings) {
        version = String.valueOf(odoo.version().get("server_version"));
        findings.add(Finding.ok(VERSION, version));
        subject = DATABASE;
        login();
        findings.add(Finding.ok(DATABASE, "the login is accepted in " + config.database()));
        subject = CONTRACT;
        List<String> problems = new TableLook(odoo, config.database()).problems();
        if (problems.isEmpty()) {
            problems = contract().problems();
        }
        problems.forEach(problem -> findings.add(Finding.fail(CONTRACT, problem)));
        if (problems.isEmpty()) {
            findings.add(Finding.ok(CONTRACT, "models, fields, rights and the agents' group are there"));
            lookFurther(findings);
        }
    }

    /** By a question that everybody may ask, whose answer does not matter. */
    private void login() {
        odoo.read(Lane.SHARED, Models.USER, "has_access", List.of(List.of(), "read"), Map.of());
    }

    private OdooContract contract() {
        return new OdooContract(odoo, () -> Optional.of(version), config, externalIds);
    }

    private void lookFurther(List<Finding> findings) {
        subject = RightsTrial.SUBJECT;
        findings.add(new RightsTrial(odoo).finding());
        subject = AgentLook.SUBJECT;
        findings.add(new AgentLook(odoo, externalIds, config).finding());
        findings.add(desk());
        findings.add(new KeyLook(odoo, config, clock).finding());
    }

    private Finding desk() {
        subject = "desk addon";
        return new DeskAddon(odoo, clock).logsDeletions()
                ? Finding.ok(subject, "seitech_chat_desk is installed")
                : Finding.warn(
                        subject,
                        "seitech_chat_desk is missing, or the user is not in its group",
                        "install it for typing signs, read marks, ratings and erasure (README, \"Connect an existing"
                                + " Odoo\")");
    }

    /** Of one visitor's channel: whether it is there, and what is in it. Says nothing that anybody wrote. */
    public List<Finding> channel(long id) {
        subject = "channel " + id;
        try {
            return List.of(new ChannelLook(odoo).finding(subject, id));
        } catch (OdooException e) {
            return List.of(Finding.fail(subject, FaultTaxonomy.atALook(e, config.database())));
        }
    }
}
