package com.seitech.chat.gateway.fake;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the addon of the agents' side adds for a follower: touched messages, a log of deletions, who types and reads. */
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
            logMessage(row);
        } else if (model.name().equals(Model.CHANNEL)) {
            log(row.id(), 0, false);
        }
    }

    void logMessage(Stored message) {
        log(message.reference("channel_id"), message.id(), gatewaysNameOf(message));
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

    static void checkGateway(User user) {
        if (user.role() != User.Role.GATEWAY) {
            throw OdooError.access("Only the chat gateway does this.");
        }
    }

    /** The visitors' channels in which agents type. */
    List<Long> whereAgentsType(User user) {
        checkGateway(user);
        Instant oldest = database.now().minus(STILL_TYPING);
        return database.rows(Model.TYPING).stream()
                .filter(row -> row.values().get("typed_at") instanceof Instant typed && typed.isAfter(oldest))
                .flatMap(row -> database.row(Model.CHANNEL, row.reference("channel_id")).stream())
                .filter(Desk::isVisitors)
                .map(Stored::id)
                .distinct()
                .toList();
    }

    /** Each mark is a channel's id and a message's. Of no channel twice. */
    private void read(User user, List<?> marks) {
        checkGateway(user);
        for (Object mark : marks) {
            List<?> pair = (List<?>) mark;
            database.row(Model.CHANNEL, (Long) pair.getFirst())
                    .filter(Desk::isVisitors)
                    .ifPresent(channel -> read(channel.id(), lastOf(channel.id(), (Long) pair.getLast())));
        }
    }

    private long lastOf(long channel, long atMost) {
        return database.rows(Model.MESSAGE).stream()
                .filter(message -> message.reference("channel_id") == channel && message.id() <= atMost)
                .mapToLong(Stored::id)
                .max()
                .orElse(0);
    }

    private void read(long channel, long message) {
        if (message > seenIn(channel)) {
            long id = seen(channel).map(Stored::id).orElseGet(() -> database.nextId(Model.SEEN));
            database.put(Model.SEEN, new Stored(id, Map.of("channel_id", channel, "message_id", message), true));
        }
    }

    private Optional<Stored> seen(long channel) {
        return database.rows(Model.SEEN).stream()
                .filter(row -> row.reference("channel_id") == channel)
                .findFirst();
    }

    /** How far the visitor has read; zero for nothing. */
    long seenIn(long channel) {
        return seen(channel).map(row -> row.reference("message_id")).orElse(0L);
    }

    private static boolean isVisitors(Stored channel) {
        return "public_support".equals(channel.text("channel_type"));
    }

    boolean tellsNews(Model model, String method) {
        return installation.hasDesk() && (model.name() + " " + method).equals(Model.MESSAGE + " gateway_news");
    }

    boolean has(Model model, String method) {
        return installation.hasDesk()
                && model.name().equals(Model.CHANNEL)
                && List.of(
                                "desk_typing",
                                "gateway_typing",
                                "gateway_read",
                                "gateway_erase",
                                "gateway_rate",
                                "desk_thread")
                        .contains(method);
    }

    /** @param first the records, or of a method of the model its first argument */
    Object call(User user, Model model, String method, List<?> first) {
        return switch (method) {
            case "gateway_typing" -> whereAgentsType(user);
            case "gateway_erase" -> new Erase(database, installation, this).erase(user, model, first);
            case "gateway_read" -> {
                read(user, first);
                yield true;
            }
            case "desk_thread" ->
                Map.of("seen", seenIn(readable(user, model, first).id()));
            default -> {
                typed(user, readable(user, model, first));
                yield true;
            }
        };
    }

    boolean rate(User user, Model model, Arguments arguments) {
        checkGateway(user);
        Stored channel = readable(user, model, arguments.list(0, "ids"));
        if (!isVisitors(channel)) {
            throw OdooError.access("Only a visitor's chat can be rated.");
        }
        if (!(arguments.value(1, "rating") instanceof Long rating) || rating < 1 || rating > 5) {
            throw OdooError.user("A number from 1 to 5 is expected.");
        }
        String comment = arguments.text(2, "comment").strip();
        Map<String, Object> noted = new LinkedHashMap<>();
        noted.put("desk_rating", rating.toString());
        noted.put("desk_rating_comment", comment.isEmpty() ? false : comment);
        noted.put("desk_rated_at", database.now());
        noted.put("write_date", database.now());
        database.put(model.name(), channel.with(noted));
        return true;
    }

    private Stored readable(User user, Model model, List<?> ids) {
        long id = (Long) ids.getFirst();
        Stored channel =
                database.row(model.name(), id).orElseThrow(() -> OdooError.missing(model.name(), id, user.id()));
        access.check(user, model, "read", channel);
        return channel;
    }
}
