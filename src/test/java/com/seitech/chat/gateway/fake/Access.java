package com.seitech.chat.gateway.fake;

import java.util.Map;

/** Who may do what: first by model, then by record. */
final class Access {
    private static final Map<String, String> VERBS =
            Map.of("read", "access", "write", "modify", "create", "create", "unlink", "delete");

    private final Database database;
    private final Installation installation;

    Access(Database database, Installation installation) {
        this.database = database;
        this.installation = installation;
    }

    boolean may(User user, Model model, String operation) {
        boolean isGateway = user.role() == User.Role.GATEWAY;
        return switch (model.name()) {
            case Model.CHANNEL, Model.MESSAGE, Model.REACTION, Model.ATTACHMENT ->
                user.role() != User.Role.NOBODY && !(isGateway && installation.isDenied(model.name(), operation));
            case Model.USER, Model.GROUP, Model.API_KEY -> user.role() != User.Role.NOBODY && "read".equals(operation);
            case Model.DELETION ->
                isGateway && "read".equals(operation) && !installation.isDenied(model.name(), operation);
            default -> false;
        };
    }

    void check(User user, Model model, String operation) {
        if (!may(user, model, operation)) {
            throw OdooError.access("You are not allowed to " + VERBS.getOrDefault(operation, operation) + " '"
                    + model.description() + "' (" + model.name() + ") records.\n\n"
                    + "No group currently allows this operation.\n\n"
                    + "Contact your administrator to request access if necessary.");
        }
    }

    void check(User user, Model model, String operation, Stored row) {
        if (!may(user, model, operation, row)) {
            throw OdooError.access("Uh-oh! Looks like you have stumbled upon some top-secret records.\n\nSorry, "
                    + user.name() + " (id=" + user.id() + ") doesn't have '" + operation + "' access to:\n- "
                    + model.description() + " (" + model.name() + ")\n\nIf you really, really need access, perhaps you "
                    + "can win over your friendly administrator with a batch of freshly baked cookies.");
        }
    }

    boolean may(User user, Model model, String operation, Stored row) {
        if (user.role() == User.Role.GATEWAY && "unlink".equals(operation)) {
            return false;
        }
        return switch (model.name()) {
            case Model.CHANNEL -> mayChannel(user, operation, row);
            case Model.MESSAGE -> mayOwner(user, operation, Model.CHANNEL, row.reference("channel_id"));
            case Model.REACTION -> mayOwner(user, operation, Model.MESSAGE, row.reference("message_id"));
            case Model.ATTACHMENT -> mayAttachment(user, operation, row);
            case Model.API_KEY -> row.reference("user_id") == user.id();
            default -> true;
        };
    }

    private boolean mayChannel(User user, String operation, Stored channel) {
        boolean isPublic = "public_support".equals(channel.text("channel_type"));
        return switch (user.role()) {
            case GATEWAY -> "read".equals(operation) || isPublic;
            case AGENT -> isPublic || channel.references("member_ids").contains(user.id());
            default -> channel.references("member_ids").contains(user.id());
        };
    }

    private boolean mayOwner(User user, String operation, String model, long owner) {
        return database.row(model, owner)
                .map(row -> may(user, installation.model(model), operation.equals("read") ? "read" : "write", row))
                .orElse(false);
    }

    /** Belongs to a record, whose rights count, or to whoever made it. */
    private boolean mayAttachment(User user, String operation, Stored attachment) {
        long owner = attachment.reference("res_id");
        if (owner == 0) {
            return attachment.reference("create_uid") == user.id();
        }
        String model = attachment.text("res_model");
        return installation.find(model).isPresent() && mayOwner(user, operation, model, owner);
    }
}
