package com.seitech.chat.gateway.fake;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The addon's {@code gateway_erase}: it deletes with more rights than whoever calls it has. */
final class Erase {
    private final Database database;
    private final Removal removal;
    private final Desk desk;

    Erase(Database database, Installation installation, Desk desk) {
        this.database = database;
        this.removal = new Removal(database, installation);
        this.desk = desk;
    }

    Object erase(User user, Model channels, List<?> ids) {
        Desk.checkGateway(user);
        long files = 0;
        long messages = 0;
        for (Object id : ids) {
            Stored channel = database.row(channels.name(), (Long) id).orElseThrow();
            if (!"public_support".equals(channel.text("channel_type"))) {
                throw OdooError.access("Only a visitor's chat can be erased.");
            }
            files += files(channels, channel);
            messages += messages(channel);
            anonymise(channels, channel);
        }
        return Map.of("messages", messages, "files", files);
    }

    private Stream<Stored> messagesOf(Stored channel) {
        return database.rows(Model.MESSAGE).stream().filter(message -> message.reference("channel_id") == channel.id());
    }

    private long files(Model channels, Stored channel) {
        List<Long> files = database.rows(Model.ATTACHMENT).stream()
                .filter(file -> isBoundTo(channels.name(), channel, file)
                        || messagesOf(channel)
                                .anyMatch(message -> isBoundTo(Model.MESSAGE, message, file)
                                        || message.references("attachment_ids").contains(file.id())))
                .map(Stored::id)
                .toList();
        files.forEach(file -> removal.remove(Model.ATTACHMENT, file));
        return files.size();
    }

    private static boolean isBoundTo(String model, Stored record, Stored file) {
        return file.text("res_model").equals(model) && file.reference("res_id") == record.id();
    }

    private long messages(Stored channel) {
        List<Stored> messages = messagesOf(channel).toList();
        messages.forEach(message -> {
            desk.logMessage(message);
            removal.remove(Model.MESSAGE, message.id());
            database.unname(new Database.ExternalId(Model.MESSAGE, message.id()));
        });
        return messages.size();
    }

    private void anonymise(Model channels, Stored channel) {
        database.put(
                channels.name(),
                channel.with(Map.of(
                        "name",
                        "Erased visitor",
                        "visitor_info",
                        false,
                        "state",
                        "closed",
                        "desk_rating",
                        false,
                        "desk_rating_comment",
                        false,
                        "desk_rated_at",
                        false,
                        "write_date",
                        database.now())));
        database.unname(new Database.ExternalId(channels.name(), channel.id()));
    }
}
