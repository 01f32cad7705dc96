package com.seitech.chat.gateway.ops.diagnose;

import com.seitech.chat.gateway.diagnosis.Finding;
import com.seitech.chat.gateway.http.CorsConfig;
import com.seitech.chat.gateway.odoo.OdooConfig;
import com.seitech.chat.gateway.odoo.OdooDiagnosis;
import com.seitech.chat.gateway.store.StoreConfig;
import com.seitech.chat.gateway.store.StoreDiagnosis;
import com.seitech.chat.gateway.upload.scan.ScannerConfig;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Everything that is looked at, in the order in which an operator would mend it. */
final class Examination {
    private final Settings settings;
    private final Options options;
    private final Clock clock;
    private final Web web;

    Examination(Settings settings, Options options, Clock clock) {
        this.settings = settings;
        this.options = options;
        this.clock = clock;
        this.web = new Web(TrustedCertificates.ofTheSystem(), clock);
    }

    /** @param told of each at once: some looks take seconds */
    List<Finding> findings(Consumer<Finding> told) {
        List<Finding> all = new ArrayList<>();
        looks().forEach(look -> look.get().forEach(finding -> {
            all.add(finding);
            told.accept(finding);
        }));
        return all;
    }

    private List<Supplier<List<Finding>>> looks() {
        return List.of(
                () -> new SettingsLook(settings).findings(),
                () -> look(StoreConfig.class, config -> new StoreDiagnosis(config, clock).findings()),
                () -> look(OdooConfig.class, this::odoo),
                () -> look(ScannerConfig.class, config -> new ScannerLook(config).findings()),
                () -> look(CorsConfig.class, config -> new OriginLook(config, options.origin()).findings()),
                this::running,
                this::outside);
    }

    private <T> List<Finding> look(Class<T> group, Look<T> look) {
        return settings.find(group).map(look::at).orElse(List.of());
    }

    /** At what one group of settings names. */
    @FunctionalInterface
    private interface Look<T> {
        List<Finding> at(T config);
    }

    private List<Finding> odoo(OdooConfig config) {
        List<Finding> findings = new ArrayList<>(new OdooAddress(config.url(), web).findings());
        if (findings.stream().noneMatch(Finding::isFailure)) {
            findings.addAll(odooItself(config));
        }
        return findings;
    }

    private List<Finding> odooItself(OdooConfig config) {
        try {
            OdooDiagnosis odoo = new OdooDiagnosis(config, clock);
            List<Finding> findings = new ArrayList<>(odoo.findings());
            options.channel().ifPresent(channel -> findings.addAll(odoo.channel(channel)));
            return findings;
        } catch (IllegalArgumentException e) {
            return List.of(Finding.fail(SettingsLook.SUBJECT, String.valueOf(e.getMessage())));
        }
    }

    private List<Finding> running() {
        return management().findings();
    }

    private Management management() {
        URI usual = URI.create("http://localhost:" + settings.managementPort());
        return new Management(
                options.management().orElse(usual), options.management().isPresent(), web);
    }

    private List<Finding> outside() {
        return options.url().map(this::outside).orElse(List.of());
    }

    private List<Finding> outside(URI url) {
        List<Finding> findings = new ArrayList<>(new PublicAddress(url, web).findings());
        if (findings.stream().noneMatch(Finding::isFailure)) {
            findings.addAll(new Preflight(url, origin(), web, management()).findings());
            findings.addAll(chat(url));
        }
        return findings;
    }

    private String origin() {
        Optional<String> first = settings.find(CorsConfig.class)
                .flatMap(cors -> cors.origins().stream().findFirst());
        return options.origin().or(() -> first).orElse("http://localhost:3000");
    }

    private List<Finding> chat(URI url) {
        return options.channel()
                .map(channel ->
                        new ChatLook(url, channel, Optional.ofNullable(System.getenv(Options.TOKEN)), web).findings())
                .orElse(List.of());
    }
}
