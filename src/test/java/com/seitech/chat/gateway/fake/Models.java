package com.seitech.chat.gateway.fake;

import static com.seitech.chat.gateway.fake.Field.Type.BINARY;
import static com.seitech.chat.gateway.fake.Field.Type.BOOLEAN;
import static com.seitech.chat.gateway.fake.Field.Type.CHAR;
import static com.seitech.chat.gateway.fake.Field.Type.DATETIME;
import static com.seitech.chat.gateway.fake.Field.Type.INTEGER;
import static com.seitech.chat.gateway.fake.Field.Type.JSON;
import static com.seitech.chat.gateway.fake.Field.Type.MANY2ONE_REFERENCE;
import static com.seitech.chat.gateway.fake.Field.Type.TEXT;

import java.util.List;

/** The models of the chat module, and those of Odoo that the gateway looks at. */
final class Models {
    private Models() {}

    static List<Model> all() {
        return List.of(channel(), message(), reaction(), attachment(), externalId(), group(), user(), apiKey());
    }

    /** Those of the agents' addon. */
    static List<Model> ofDesk() {
        return List.of(deletion(), typing(), seen());
    }

    /** What it adds to a channel. */
    static List<Field> ofDeskInChannel() {
        return List.of(
                Field.choice("desk_rating", "0", "1", "2", "3", "4", "5"),
                Field.of("desk_rating_comment", TEXT),
                Field.of("desk_rated_at", DATETIME));
    }

    private static Model deletion() {
        return Model.of(
                Model.DELETION,
                "Deleted chat messages and channels",
                "id",
                "message_id",
                // Numbers, since what they name is gone.
                List.of(
                        Field.of("message_id", INTEGER),
                        Field.of("channel_id", INTEGER).asRequired(),
                        Field.of("external_id", CHAR)));
    }

    private static Model typing() {
        return Model.of(
                Model.TYPING,
                "Agents who type in a chat channel",
                "id",
                "channel_id",
                List.of(
                        Field.many2one("channel_id", Model.CHANNEL).asOwner(),
                        Field.many2one("user_id", Model.USER).asRequired(),
                        Field.of("typed_at", DATETIME).asRequired()));
    }

    private static Model seen() {
        return Model.of(
                Model.SEEN,
                "How far visitors have read their chats",
                "id",
                "channel_id",
                List.of(
                        Field.many2one("channel_id", Model.CHANNEL).asOwner(),
                        // A number, since the message may go.
                        Field.of("message_id", INTEGER).asRequired()));
    }

    private static Model channel() {
        return Model.of(
                Model.CHANNEL,
                "Chat Channel",
                "id desc",
                "name",
                List.of(
                        Field.of("name", CHAR).asRequired(),
                        Field.selection(
                                "channel_type",
                                "direct",
                                "public_support",
                                "student_instructor",
                                "student_support",
                                "instructor_admin",
                                "group",
                                "course",
                                "direct"),
                        Field.selection("state", "active", "active", "archived", "closed"),
                        Field.of("is_public", BOOLEAN),
                        Field.many2many("member_ids", Model.USER),
                        Field.many2many("moderator_ids", Model.USER),
                        Field.one2many("message_ids", Model.MESSAGE, "channel_id"),
                        Field.of("visitor_info", JSON),
                        Field.of("session_token", CHAR),
                        Field.of("last_message_date", DATETIME),
                        Field.of("message_count", INTEGER)));
    }

    private static Model message() {
        return Model.of(
                Model.MESSAGE,
                "Chat Message",
                "create_date, id",
                "content",
                List.of(
                        Field.many2one("channel_id", Model.CHANNEL).asOwner(),
                        Field.many2one("author_id", Model.USER),
                        Field.of("author_name", CHAR),
                        Field.of("content", TEXT).asRequired(),
                        Field.selection("message_type", "text", "text", "file", "image", "system"),
                        Field.many2many("attachment_ids", Model.ATTACHMENT),
                        Field.many2many("read_by_ids", Model.USER),
                        Field.many2one("parent_id", Model.MESSAGE),
                        Field.one2many("reply_ids", Model.MESSAGE, "parent_id"),
                        Field.one2many("reaction_ids", Model.REACTION, "message_id")));
    }

    private static Model reaction() {
        return Model.of(
                Model.REACTION,
                "Chat Reaction",
                "id",
                "emoji",
                List.of(
                        Field.many2one("message_id", Model.MESSAGE).asOwner(),
                        Field.many2one("user_id", Model.USER).asRequired(),
                        Field.of("emoji", CHAR).asRequired()));
    }

    private static Model attachment() {
        return Model.of(
                Model.ATTACHMENT,
                "Attachment",
                "id desc",
                "name",
                List.of(
                        Field.of("name", CHAR).asRequired(),
                        Field.of("datas", BINARY),
                        Field.of("mimetype", CHAR),
                        Field.of("file_size", INTEGER),
                        Field.of("checksum", CHAR),
                        Field.selection("type", "binary", "url", "binary"),
                        Field.of("url", CHAR),
                        Field.of("access_token", CHAR),
                        Field.of("res_model", CHAR),
                        Field.of("res_id", MANY2ONE_REFERENCE)));
    }

    private static Model externalId() {
        return Model.of(
                Model.EXTERNAL_ID,
                "Model Data",
                "id",
                "name",
                List.of(Field.of("module", CHAR), Field.of("name", CHAR), Field.of("model", CHAR)));
    }

    private static Model group() {
        return Model.of(
                Model.GROUP,
                "Access Groups",
                "id",
                "name",
                List.of(
                        Field.of("name", CHAR).asRequired(),
                        Field.many2many("user_ids", Model.USER),
                        Field.many2many("all_user_ids", Model.USER)));
    }

    private static Model apiKey() {
        return Model.of(
                Model.API_KEY,
                "Users API Keys",
                "id",
                "name",
                List.of(
                        Field.of("name", CHAR).asRequired(),
                        Field.many2one("user_id", Model.USER).asRequired(),
                        Field.of("scope", CHAR),
                        Field.of("expiration_date", DATETIME)));
    }

    private static Model user() {
        return Model.of(
                Model.USER,
                "User",
                "name, login",
                "name",
                List.of(
                        Field.of("name", CHAR).asRequired(),
                        Field.of("login", CHAR).asRequired(),
                        Field.of("im_status", CHAR)));
    }
}
