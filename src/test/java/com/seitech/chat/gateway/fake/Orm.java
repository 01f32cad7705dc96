package com.seitech.chat.gateway.fake;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What every model can do, as one user. */
final class Orm {
    private final Database database;
    private final Installation installation;
    private final Access access;
    private final Values values;
    private final Domain domains;
    private final Input input;
    private final Desk desk;

    Orm(Database database, Installation installation) {
        this.database = database;
        this.installation = installation;
        this.access = new Access(database, installation);
        this.values = new Values(database, installation);
        this.domains = new Domain(database, installation, values);
        this.input = new Input(database);
        this.desk = new Desk(database, installation, access);
    }

    Access access() {
        return access;
    }

    Desk desk() {
        return desk;
    }

    Stream<Stored> search(User user, Model model, List<?> domain, String order) {
        access.check(user, model, "read");
        return database.rows(model.name()).stream()
                .filter(row -> access.may(user, model, "read", row))
                .filter(domains.matching(model, domain))
                .sorted(ordering(model, order.isEmpty() ? model.order() : order));
    }

    private Comparator<Stored> ordering(Model model, String order) {
        Comparator<Stored> ordering = null;
        for (String part : order.split(",", -1)) {
            String[] words = part.strip().split("\\s+", -1);
            String field = model.field(words[0]).name();
            Comparator<Stored> next = (a, b) -> compared(values.get(model, a, field), values.get(model, b, field));
            if (words.length > 1 && "desc".equals(words[1].toLowerCase(Locale.ROOT))) {
                next = next.reversed();
            }
            ordering = ordering == null ? next : ordering.thenComparing(next);
        }
        return ordering == null ? Comparator.comparingLong(Stored::id) : ordering;
    }

    @SuppressWarnings("unchecked")
    private static int compared(Object a, Object b) {
        return a.getClass() == b.getClass() && a instanceof Comparable<?>
                ? ((Comparable<Object>) a).compareTo(b)
                : Boolean.compare(a instanceof Boolean, b instanceof Boolean);
    }

    /** @param names references come with them */
    Map<String, Object> shown(Model model, Stored row, List<?> fields, boolean names) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("id", row.id());
        List<?> wanted = fields.isEmpty() ? List.copyOf(model.fields().keySet()) : fields;
        wanted.forEach(
                field -> shown.put(String.valueOf(field), values.rendered(model, row, String.valueOf(field), names)));
        return shown;
    }

    /** The records asked for, in that order. Only a read passes over one that is gone. */
    List<Stored> browse(User user, Model model, String operation, List<?> ids) {
        access.check(user, model, operation);
        List<Stored> rows = new ArrayList<>();
        for (Object id : ids) {
            Optional<Stored> found = database.row(model.name(), (Long) id);
            found.ifPresent(row -> {
                access.check(user, model, operation, row);
                rows.add(row);
            });
            // The rules of the desk look at the record, and do not find it.
            if (found.isEmpty() && installation.hasDesk() && !"read".equals(operation)) {
                throw OdooError.missing(model.name(), (Long) id, user.id());
            }
        }
        return rows;
    }

    Stored create(User user, Model model, Map<String, ?> given) {
        access.check(user, model, "create");
        Map<String, Object> all = new LinkedHashMap<>();
        model.fields().forEach((name, field) -> all.put(name, field.initial()));
        if (installation.hasDesk() && model.name().equals(Model.MESSAGE) && user.role() == User.Role.AGENT) {
            all.put("author_id", user.id());
        }
        all.putAll(given);
        Stored blank = new Stored(database.nextId(model.name()), Map.of(), true);
        Stored row = blank.with(input.converted(model, all, blank))
                .with(Map.of("create_date", database.now(), "create_uid", user.id()));
        Stored created = saved(user, model, row, "create");
        recount(model, created);
        return created;
    }

    /** Odoo writes a channel anew when a figure changes that it keeps of the channel's messages. */
    private void recount(Model model, Stored message) {
        if (model.name().equals(Model.MESSAGE)
                && installation.model(Model.CHANNEL).fields().containsKey("message_count")) {
            database.row(Model.CHANNEL, message.reference("channel_id"))
                    .ifPresent(
                            channel -> database.put(Model.CHANNEL, channel.with(Map.of("write_date", database.now()))));
        }
    }

    void write(User user, Model model, List<?> ids, Map<String, ?> changes) {
        for (Stored row : browse(user, model, "write", ids)) {
            desk.touchMessageOf(model, row);
            saved(user, model, row.with(input.converted(model, changes, row)), "write");
        }
    }

    private Stored saved(User user, Model model, Stored row, String operation) {
        Stored derived = Derived.of(model, row, installation.hasDesk(), database)
                .with(Map.of("write_date", database.now(), "write_uid", user.id()));
        model.fields().values().stream()
                .filter(Field::required)
                .filter(field -> !derived.values().containsKey(field.name()))
                .findFirst()
                .ifPresent(field -> {
                    throw missing(model, field);
                });
        database.put(model.name(), derived);
        access.check(user, model, operation, derived);
        desk.touchMessageOf(model, derived);
        if (installation.hasDesk() && model.name().equals(Model.MESSAGE)) {
            bindLooseFiles(user, derived);
        }
        return derived;
    }

    private static OdooError missing(Model model, Field field) {
        return OdooError.user(
                "Missing required value for the field '" + field.label() + "' (" + field.name() + ").\nModel: '"
                        + model.description() + "' (" + model.name()
                        + ")\n- create/update: a mandatory field is not set\n- delete: another model requires the"
                        + " record being deleted, you can archive it instead\n",
                field.name());
    }

    private void bindLooseFiles(User user, Stored message) {
        message.references("attachment_ids").stream()
                .flatMap(id -> database.row(Model.ATTACHMENT, id).stream())
                .filter(file -> file.reference("res_id") == 0 && file.reference("create_uid") == user.id())
                .forEach(file -> database.put(
                        Model.ATTACHMENT, file.with(Map.of("res_model", Model.MESSAGE, "res_id", message.id()))));
    }

    void unlink(User user, Model model, List<?> ids) {
        browse(user, model, "unlink", ids).forEach(row -> {
            desk.logDeletion(model, row);
            desk.touchMessageOf(model, row);
            new Removal(database, installation).remove(model.name(), row.id());
            // Of the record itself only: what SQL takes along keeps its names, which then point nowhere.
            database.unname(new Database.ExternalId(model.name(), row.id()));
            recount(model, row);
        });
    }
}
