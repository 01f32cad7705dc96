package com.seitech.chat.gateway.fake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The methods of models that may be called from outside, by name. */
final class Methods {
    /** Of the desk's answer to the question for news. */
    private static final int MOST_TEXTS = 50;

    private final Database database;
    private final Installation installation;
    private final Orm orm;
    private final Loader loader;

    Methods(Database database, Installation installation) {
        this.database = database;
        this.installation = installation;
        this.orm = new Orm(database, installation);
        this.loader = new Loader(database, orm);
    }

    Object call(User user, String modelName, String method, List<?> args, Map<?, ?> kwargs) {
        Model model = installation
                .find(modelName)
                .orElseThrow(() -> OdooError.user("Object " + modelName + " doesn't exist"));
        Arguments given = new Arguments(args, kwargs);
        Arguments arguments = modelName.equals(Model.ATTACHMENT) ? Images.processed(method, given) : given;
        return switch (method) {
            case "fields_get" -> fields(model, arguments.list(1, "attributes"));
            case "has_access" -> hasAccess(user, model, arguments.list(0, "ids"), arguments.text(1, "operation"));
            case "load" -> loader.load(user, model, arguments.list(0, "fields"), arguments.list(1, "data"));
            case "create" -> create(user, model, arguments.value(0, "vals_list"));
            case "write" -> {
                orm.write(user, model, arguments.list(0, "ids"), Arguments.map(arguments.value(1, "vals")));
                yield true;
            }
            case "unlink" -> {
                orm.unlink(user, model, arguments.list(0, "ids"));
                yield true;
            }
            case "read" -> shown(model, orm.browse(user, model, "read", arguments.list(0, "ids")), arguments);
            case "search_read" -> searchRead(user, model, arguments);
            case "search" ->
                search(user, model, arguments).stream().map(Stored::id).toList();
            case "get_metadata" ->
                orm.browse(user, model, "read", arguments.list(0, "ids")).stream()
                        .map(row -> metadata(model, row))
                        .toList();
            case "search_count" ->
                orm.search(user, model, arguments.list(0, "domain"), "id").count();
            default -> ofModel(user, model, method, arguments);
        };
    }

    private Object ofModel(User user, Model model, String method, Arguments arguments) {
        return switch (model.name() + " " + method) {
            case Model.EXTERNAL_ID + " check_object_reference" ->
                reference(user, arguments.text(0, "module"), arguments.text(1, "xml_id"));
            case Model.CHANNEL + " action_close" -> state(user, model, arguments, "closed");
            case Model.CHANNEL + " action_archive" -> state(user, model, arguments, "archived");
            case Model.CHANNEL + " web_save" -> webSave(user, model, arguments);
            case Model.MESSAGE + " action_mark_read" -> markRead(user, model, arguments.list(0, "ids"));
            case Model.ATTACHMENT + " generate_access_token" -> accessTokens(user, model, arguments.list(0, "ids"));
            default -> {
                if (orm.desk().tellsNews(model, method)) {
                    yield news(user, model, arguments);
                }
                if (orm.desk().has(model, method) && method.equals("gateway_rate")) {
                    yield orm.desk().rate(user, model, arguments);
                }
                if (orm.desk().has(model, method)) {
                    yield orm.desk().call(user, model, method, arguments.list(0, "ids"));
                }
                throw unknown(model, method);
            }
        };
    }

    private static OdooError unknown(Model model, String method) {
        String name = model.name() + "." + method;
        return method.startsWith("_")
                ? OdooError.access("Private methods (such as '" + name + "') cannot be called remotely.")
                : OdooError.program("AttributeError", "The method '" + name + "' does not exist");
    }

    private static Map<String, Object> fields(Model model, List<?> attributes) {
        Map<String, Object> fields = new LinkedHashMap<>();
        model.fields().forEach((name, field) -> {
            Map<String, Object> described = new LinkedHashMap<>(
                    Map.of("type", field.type().odooName(), "string", field.label(), "required", field.required()));
            if (!attributes.isEmpty()) {
                described.keySet().retainAll(attributes);
            }
            fields.put(name, described);
        });
        return fields;
    }

    private boolean hasAccess(User user, Model model, List<?> ids, String operation) {
        return orm.access().may(user, model, operation)
                && ids.stream()
                        .flatMap(id -> database.row(model.name(), (Long) id).stream())
                        .allMatch(row -> orm.access().may(user, model, operation, row));
    }

    private Object create(User user, Model model, Object values) {
        if (values instanceof Map<?, ?>) {
            return orm.create(user, model, Arguments.map(values)).id();
        }
        List<Object> ids = new ArrayList<>();
        ((List<?>) values)
                .forEach(one ->
                        ids.add(orm.create(user, model, Arguments.map(one)).id()));
        return ids;
    }

    /** What a form of Odoo's web pages calls for a new channel; the messages and files in it are new, too. */
    private Object webSave(User user, Model model, Arguments arguments) {
        Map<String, Object> values = Arguments.map(arguments.value(1, "vals"));
        List<?> messages = values.remove("message_ids") instanceof List<?> commands ? commands : List.of();
        Stored channel = orm.create(user, model, values);
        for (Object command : messages) {
            Map<String, Object> message = Arguments.map(((List<?>) command).get(2));
            message.put("channel_id", channel.id());
            message.computeIfPresent("attachment_ids", (name, files) -> created(user, (List<?>) files));
            orm.create(user, installation.model(Model.MESSAGE), message);
        }
        Arguments.map(arguments.value(2, "specification")).keySet().forEach(model::field);
        return List.of(Map.of("id", channel.id()));
    }

    private List<Object> created(User user, List<?> commands) {
        List<Object> ids = new ArrayList<>();
        for (Object command : commands) {
            Map<String, Object> file = Arguments.map(((List<?>) command).get(2));
            ids.add(orm.create(user, installation.model(Model.ATTACHMENT), file).id());
        }
        return List.of(List.of(6L, 0L, ids));
    }

    private List<Stored> search(User user, Model model, Arguments arguments) {
        return orm.search(user, model, arguments.list(0, "domain"), arguments.text(Arguments.NAMED, "order"))
                .skip(arguments.number("offset", 0))
                .limit(arguments.number("limit", Long.MAX_VALUE))
                .toList();
    }

    private Object searchRead(User user, Model model, Arguments arguments) {
        return shown(model, search(user, model, arguments), arguments);
    }

    private Object shown(Model model, List<Stored> rows, Arguments arguments) {
        List<?> fields = arguments.list(1, "fields");
        boolean names = !arguments.kwargs().containsKey("load") || "_classic_read".equals(arguments.text(2, "load"));
        // Also when there is nothing to show.
        fields.forEach(field -> model.field(String.valueOf(field)));
        return rows.stream().map(row -> orm.shown(model, row, fields, names)).toList();
    }

    /** Its names, in the order in which they were given. */
    private Map<String, Object> metadata(Model model, Stored row) {
        List<Object> names = database.namesOf(new Database.ExternalId(model.name(), row.id())).stream()
                .map(name -> (Object) Map.of("xmlid", name, "noupdate", false))
                .toList();
        Map<String, Object> metadata =
                orm.shown(model, row, List.of("create_uid", "create_date", "write_uid", "write_date"), true);
        metadata.put("xmlid", names.isEmpty() ? false : ((Map<?, ?>) names.getFirst()).get("xmlid"));
        metadata.put("noupdate", false);
        metadata.put("xmlids", names);
        return metadata;
    }

    private Object news(User user, Model model, Arguments arguments) {
        Desk.checkGateway(user);
        List<?> newer = List.of("id", ">", arguments.value(0, "after"));
        List<?> among = List.of("id", "in", arguments.list(1, "among"));
        List<Stored> arrivals = orm.search(user, model, List.of("|", newer, among), "id")
                .limit(arguments.number("limit", Long.MAX_VALUE))
                .toList();
        List<Long> ids = arrivals.stream()
                .map(Stored::id)
                .filter(id -> id > arguments.number("after", 0))
                .toList();
        List<?> visitors = List.of(
                List.of("id", "in", ids.size() > MOST_TEXTS ? List.of() : ids),
                List.of("channel_id.channel_type", "=", "public_support"));
        List<?> fields = arguments.list(2, "fields");
        fields.forEach(field -> model.field(String.valueOf(field)));
        return Map.of(
                "arrivals",
                arrivals.stream()
                        .map(row -> orm.shown(model, row, List.of("channel_id", "create_date"), false))
                        .toList(),
                "messages",
                orm.search(user, model, visitors, "id")
                        .map(row -> orm.shown(model, row, fields, false))
                        .toList());
    }

    private Object reference(User user, String module, String name) {
        Database.ExternalId found = database.externalId(module + "." + name)
                .orElseThrow(() ->
                        OdooError.program("ValueError", "External ID not found in the system: " + module + "." + name));
        Model model = installation.model(found.model());
        orm.access().check(user, model, "read");
        boolean visible = database.row(found.model(), found.id())
                .filter(row -> orm.access().may(user, model, "read", row))
                .isPresent();
        return List.of(found.model(), visible ? (Object) found.id() : (Object) false);
    }

    /** One that is there stays; a new one is written, which takes the right to. */
    private Object accessTokens(User user, Model model, List<?> ids) {
        orm.browse(user, model, "read", ids).stream()
                .filter(file -> file.text("access_token").isEmpty())
                .forEach(file -> orm.write(
                        user,
                        model,
                        List.of(file.id()),
                        Map.of("access_token", UUID.randomUUID().toString())));
        return orm.browse(user, model, "read", ids).stream()
                .map(file -> file.text("access_token"))
                .toList();
    }

    private Object state(User user, Model model, Arguments arguments, String state) {
        orm.write(user, model, arguments.list(0, "ids"), Map.of("state", state));
        return None.NONE;
    }

    private Object markRead(User user, Model model, List<?> ids) {
        orm.write(user, model, ids, Map.of("read_by_ids", List.of(List.of(4L, user.id()))));
        return None.NONE;
    }
}
