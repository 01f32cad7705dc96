package com.seitech.chat.gateway.fake;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the addon of the agents' side adds for a follower: touched messages, a log of deletions, who types. */
final class Desk {
    private static final Duration STILL_TYPING = Duration.ofSeconds(6);
    private static final String GATEWAY_NAMES = "__chatgw__.";

    private final Database database;
    private final Installation installation;
    private final Access access;

    Desk(Database database, Installation installation, Access access) {
        this.database = database;
        this.installation = installation;
        this.access = access;
    }

    /** A reaction was given, changed or taken back. */
    void touchMessageOf(Model model, Stored reaction) {
        if (installation.hasDesk() && model.name().equals(Model.REACTION)) {
            database.row(Model.MESSAGE, reaction.reference("message_id"))
                    .ifPresent(
                            message -> database.put(Model.MESSAGE, message.with(Map.of("write_date", database.now()))));
        }
    }

    /** Before the record goes: its name goes with it. */
    void logDeletion(Model model, Stored row) {
        if (!installation.hasDesk()) {
            return;
        }
        if (model.name().equals(Model.MESSAGE)) {
            log(row.reference("channel_id"), row.id(), gatewaysNameOf(row));
        } else if (model.name().equals(Model.CHANNEL)) {
            log(row.id(), 0, false);
        }
    }

    private Object gatewaysNameOf(Stored message) {
        return database.namesOf(new Database.ExternalId(Model.MESSAGE, message.id())).stream()
                .filter(name -> name.startsWith(GATEWAY_NAMES))
                .map(name -> (Object) name.substring(GATEWAY_NAMES.length()))
                .findFirst()
                .orElse(false);
    }

    private void log(long channel, long message, Object name) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("channel_id", channel);
        values.put("message_id", message);
        values.put("external_id", name);
        values.put("create_date", database.now());
        values.put("write_date", database.now());
        Stored blank = new Stored(database.nextId(Model.DELETION), Map.of(), true);
        database.put(Model.DELETION, blank.with(values));
    }

    /** Once per user and channel, however often. */
    void typed(User user, Stored channel) {
        long id = database.rows(Model.TYPING).stream()
                .filter(row -> row.reference("channel_id") == channel.id() && row.reference("user_id") == user.id())
                .map(Stored::id)
                .findFirst()
                .orElseGet(() -> database.nextId(Model.TYPING));
        database.put(
                Model.TYPING,
                new Stored(
                        id,
                        Map.of("channel_id", channel.id(), "user_id", user.id(), "typed_at", database.now()),
                        true));
    }

    /** The visitors' channels in which agents type. */
    List<Long> whereAgentsType(User user) {
        if (user.role() != User.Role.GATEWAY) {
            throw OdooError.access("Only the chat gateway does this.");
        }
        Instant oldest = database.now().minus(STILL_TYPING);
        return database.rows(Model.TYPING).stream()
                .filter(row -> row.values().get("typed_at") instanceof Instant typed && typed.isAfter(oldest))
                .flatMap(row -> database.row(Model.CHANNEL, row.reference("channel_id")).stream())
                .filter(channel -> "public_support".equals(channel.text("channel_type")))
                .map(Stored::id)
                .distinct()
                .toList();
    }

    boolean has(Model model, String method) {
        return installation.hasDesk()
                && model.name().equals(Model.CHANNEL)
                && List.of("desk_typing", "gateway_typing").contains(method);
    }

    Object call(User user, Model model, String method, List<?> ids) {
        if ("gateway_typing".equals(method)) {
            return whereAgentsType(user);
        }
        Stored channel = database.row(model.name(), (Long) ids.getFirst())
                .orElseThrow(() -> OdooError.missing(model.name(), (Long) ids.getFirst(), user.id()));
        access.check(user, model, "read", channel);
        typed(user, channel);
        return true;
    }
}
