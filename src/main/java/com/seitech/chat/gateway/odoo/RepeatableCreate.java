package com.seitech.chat.gateway.odoo;

import com.seitech.chat.gateway.odoo.OdooException.OdooFault;
import com.seitech.chat.gateway.odoo.OdooException.OdooOutcomeUnknown;
import com.seitech.chat.gateway.odoo.OdooException.OdooRejected;
import com.seitech.chat.gateway.odoo.OdooException.OdooUnavailable;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Creates records that a repeat cannot double. Odoo's {@code load} takes an external id of our choice and creates at
 * most one record for it, whoever asks however often; but it overwrites the record that is there. So a repeat asks for
 * the external id first.
 */
@Singleton
final class RepeatableCreate {
    /** The namespace of our external ids: no module of this name exists. */
    static final String MODULE = "__chatgw__.";

    /** {@code load} reports database conflicts as text. */
    private static final Pattern CONFLICT =
            Pattern.compile("could not serialize access|deadlock detected|could not obtain lock|ir_model_data");

    private static final Pattern FIELD = Pattern.compile("[a-z_]{1,64}");
    /** How Python prints a class: of an exception that {@code load} did not expect. */
    private static final Pattern KIND = Pattern.compile("<class '([A-Za-z_.]{1,100})'>");

    /** Odoo would make a large picture smaller, and its bytes others than those the visitor sent. */
    private static final Map<String, ?> AS_IT_IS = Map.of("context", Map.of("image_no_postprocess", true));

    private final Odoo odoo;
    private final ExternalIds externalIds;

    RepeatableCreate(Odoo odoo, ExternalIds externalIds) {
        this.odoo = odoo;
        this.externalIds = externalIds;
    }

    /**
     * Creates the record, or finds the one that an earlier attempt made.
     *
     * @param name of the external id
     * @param values by column, in the notation of {@code load}
     * @param repeat there may have been an earlier attempt
     * @param wanted asked before each write
     * @return the record's id
     */
    long create(Lane lane, String model, String name, Map<String, ?> values, boolean repeat, BooleanSupplier wanted) {
        Optional<Long> earlier = repeat ? externalIds.find(MODULE + name) : Optional.empty();
        if (earlier.isPresent()) {
            return earlier.get();
        }
        if (!wanted.getAsBoolean()) {
            throw new OdooUnavailable("not wanted any more", null);
        }
        try {
            return load(lane, model, name, values);
        } catch (OdooOutcomeUnknown e) {
            if (repeat) {
                throw e;
            }
            return create(lane, model, name, values, true, wanted);
        }
    }

    private long load(Lane lane, String model, String name, Map<String, ?> values) {
        List<String> columns = new ArrayList<>(List.of("id"));
        columns.addAll(values.keySet());
        List<Object> row = new ArrayList<>(List.of(MODULE + name));
        row.addAll(values.values());
        Object answer = odoo.write(lane, model, "load", List.of(columns, List.of(row)), AS_IT_IS);
        if (answer instanceof Map<?, ?> result && result.get("ids") instanceof Object[] ids && ids.length == 1) {
            return Row.ids(ids).getFirst();
        }
        throw refusal(answer);
    }

    /**
     * A refused row comes without a fault, as a list of messages; one that names a field is about our data. They quote it,
     * so that of a message only the field and the kind of exception are told.
     */
    private static OdooException refusal(Object answer) {
        List<Row> messages = answer instanceof Map<?, ?> result && result.get("messages") instanceof Object[] list
                ? Row.list(list)
                : List.of();
        String text =
                messages.isEmpty() ? "no reason given" : messages.getFirst().text("message");
        if (CONFLICT.matcher(text).find()) {
            return new OdooUnavailable("another transaction was in the way", null);
        }
        return messages.stream()
                .map(message -> FIELD.matcher(message.text("field")))
                .filter(Matcher::matches)
                .findFirst()
                .<OdooException>map(field -> new OdooRejected("Odoo's load refuses the field " + field.group(), null))
                .orElseGet(() -> new OdooFault("Odoo's load refuses the row" + kindIn(text), null));
    }

    private static String kindIn(String text) {
        Matcher kind = KIND.matcher(text);
        return kind.find() ? " with " + kind.group(1) : ", for a reason that is its own";
    }
}
