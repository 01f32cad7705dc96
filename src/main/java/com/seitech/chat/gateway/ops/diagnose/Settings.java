package com.seitech.chat.gateway.ops.diagnose;

import com.seitech.chat.gateway.cluster.ClusterConfig;
import com.seitech.chat.gateway.conversation.ConversationConfig;
import com.seitech.chat.gateway.http.CorsConfig;
import com.seitech.chat.gateway.http.HttpConfig;
import com.seitech.chat.gateway.http.NudgeConfig;
import com.seitech.chat.gateway.http.StreamConfig;
import com.seitech.chat.gateway.limits.LimitsConfig;
import com.seitech.chat.gateway.odoo.OdooConfig;
import com.seitech.chat.gateway.outbox.OutboxConfig;
import com.seitech.chat.gateway.session.SessionConfig;
import com.seitech.chat.gateway.store.StoreConfig;
import com.seitech.chat.gateway.tail.FeedConfig;
import com.seitech.chat.gateway.tail.HandOutConfig;
import com.seitech.chat.gateway.tail.TailConfig;
import com.seitech.chat.gateway.upload.DownloadConfig;
import com.seitech.chat.gateway.upload.UploadConfig;
import com.seitech.chat.gateway.upload.content.ContentConfig;
import com.seitech.chat.gateway.upload.scan.ScannerConfig;
import io.quarkus.runtime.configuration.ConfigUtils;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigMappings.ConfigClass;
import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/**
 * The settings as the gateway reads them, from the same places. Each group is read for itself: what is wrong in one takes
 * nothing from the others.
 */
final class Settings {
    static final List<Class<?>> GROUPS = List.of(
            OdooConfig.class,
            StoreConfig.class,
            HttpConfig.class,
            CorsConfig.class,
            NudgeConfig.class,
            StreamConfig.class,
            ScannerConfig.class,
            UploadConfig.class,
            DownloadConfig.class,
            ContentConfig.class,
            SessionConfig.class,
            ConversationConfig.class,
            OutboxConfig.class,
            LimitsConfig.class,
            TailConfig.class,
            FeedConfig.class,
            HandOutConfig.class,
            ClusterConfig.class);

    /** As the framework names it. */
    private static final String ENVIRONMENT = "EnvConfigSource";

    private static final String MANAGEMENT_PORT = "quarkus.management.port";
    private static final int USUAL_MANAGEMENT_PORT = 9000;

    private final Map<Class<?>, Object> groups = new HashMap<>();
    private final List<String> problems = new ArrayList<>();
    private final SmallRyeConfig config;

    private Settings(Supplier<SmallRyeConfigBuilder> source) {
        Optional<SmallRyeConfig> whole = whole(source);
        config = whole.orElseGet(() -> source.get().build());
        if (whole.isPresent()) {
            GROUPS.forEach(group -> groups.put(group, config.getConfigMapping(group)));
        } else {
            GROUPS.forEach(group -> read(source, group));
        }
    }

    /** All at once, as long as nothing is wrong: to read each for itself takes a second or two. */
    private static Optional<SmallRyeConfig> whole(Supplier<SmallRyeConfigBuilder> source) {
        SmallRyeConfigBuilder all = source.get().withValidateUnknown(false);
        GROUPS.forEach(all::withMapping);
        try {
            return Optional.of(all.build());
        } catch (ConfigValidationException | IllegalArgumentException | NoSuchElementException e) {
            return Optional.empty();
        }
    }

    /** From the environment, {@code config/application.properties} and wherever else the gateway looks. */
    static Settings read() {
        return new Settings(ConfigUtils::configBuilder);
    }

    /** From these alone. */
    static Settings of(Map<String, String> values) {
        return new Settings(() -> new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addDiscoveredConverters()
                .withDefaultValues(values));
    }

    private <T> void read(Supplier<SmallRyeConfigBuilder> source, Class<T> group) {
        try {
            groups.put(
                    group,
                    source.get()
                            .withValidateUnknown(false)
                            .withMapping(group)
                            .build()
                            .getConfigMapping(group));
        } catch (ConfigValidationException e) {
            IntStream.range(0, e.getProblemCount())
                    .mapToObj(i -> e.getProblem(i).getMessage())
                    .forEach(problems::add);
        } catch (IllegalArgumentException | NoSuchElementException e) {
            problems.add(String.valueOf(e.getMessage()));
        }
    }

    /** What would keep the gateway from starting. */
    List<String> problems() {
        return List.copyOf(problems);
    }

    /** Empty when there is something wrong in it, which {@link #problems} tells. */
    <T> Optional<T> find(Class<T> group) {
        return Optional.ofNullable(groups.get(group)).map(group::cast);
    }

    int managementPort() {
        return config.getOptionalValue(MANAGEMENT_PORT, Integer.class).orElse(USUAL_MANAGEMENT_PORT);
    }

    /** Variables of a group of ours that are no setting: misspelt, and passed over by the gateway. */
    Collection<String> unknown() {
        Set<String> known = known();
        return unknown(known, name -> isVariable(name) && isOfOurs(name, known));
    }

    /** As {@link #unknown}, of files: with these the gateway does not start. */
    Collection<String> refused() {
        return unknown(known(), name -> name.startsWith("gateway.") && !isVariable(name));
    }

    /** A variable shows as a setting, too, by a name that may differ in its dots. */
    private Collection<String> unknown(Set<String> known, Predicate<String> which) {
        Set<String> variables = known.stream().map(Settings::variable).collect(Collectors.toSet());
        Map<String, String> unknown = new TreeMap<>();
        StreamSupport.stream(config.getPropertyNames().spliterator(), false)
                .filter(name -> which.test(name) && !variables.contains(variable(name)))
                .filter(name -> known.stream().noneMatch(one -> name.startsWith(one + "[")))
                .forEach(name -> unknown.put(variable(name), name));
        return unknown.values();
    }

    private boolean isVariable(String name) {
        return String.valueOf(config.getConfigValue(name).getConfigSourceName()).startsWith(ENVIRONMENT);
    }

    /** Other programs have names like GATEWAY_PORT, too: only those are ours that begin as a group does. */
    private static boolean isOfOurs(String name, Set<String> known) {
        return known.stream()
                .filter(one -> one.indexOf('.') != one.lastIndexOf('.'))
                .map(one -> one.substring(0, one.lastIndexOf('.') + 1))
                .anyMatch(group -> name.startsWith(group) || name.startsWith(variable(group)));
    }

    /** As an environment names it. */
    private static String variable(String name) {
        return name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    private static Set<String> known() {
        return GROUPS.stream()
                .map(group -> new ConfigClass(
                        group, group.getAnnotation(ConfigMapping.class).prefix()))
                .flatMap(group -> ConfigMappings.getProperties(group).keySet().stream())
                .collect(Collectors.toSet());
    }
}
