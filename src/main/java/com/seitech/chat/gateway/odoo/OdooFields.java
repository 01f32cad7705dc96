package com.seitech.chat.gateway.odoo;

import com.github.benmanes.caffeine.cache.LoadingCache;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Which fields a model has here: the customer's module may lack the optional ones. */
@Singleton
final class OdooFields {
    private final Odoo odoo;
    /** An upgraded module is noticed within this time. */
    private final LoadingCache<String, Set<String>> fields =
            AnswerCaches.kept(Duration.ofMinutes(5)).build(this::load);

    OdooFields(Odoo odoo) {
        this.odoo = odoo;
    }

    Set<String> of(String model) {
        return fields.get(model);
    }

    /** The required fields, and those of the optional ones that exist. */
    List<String> present(String model, List<String> required, List<String> optional) {
        Set<String> existing = of(model);
        return Stream.concat(required.stream(), optional.stream().filter(existing::contains))
                .toList();
    }

    /** Odoo has refused a field: look again before the next call. */
    void forget(String model) {
        fields.invalidate(model);
    }

    private Set<String> load(String model) {
        Object answer = odoo.read(Lane.SHARED, model, "fields_get", List.of(), Map.of("attributes", List.of("type")));
        Set<String> names = new TreeSet<>();
        if (answer instanceof Map<?, ?> byName) {
            byName.keySet().forEach(name -> names.add(String.valueOf(name)));
        }
        return Set.copyOf(names);
    }
}
