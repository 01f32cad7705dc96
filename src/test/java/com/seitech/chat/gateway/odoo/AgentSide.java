package com.seitech.chat.gateway.odoo;

import com.seitech.chat.gateway.odoo.xmlrpc.XmlRpcFailure;
import com.seitech.chat.gateway.outbox.AttachmentId;
import com.seitech.chat.gateway.outbox.MessageId;
import com.seitech.chat.gateway.session.ChannelId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What an agent does in Odoo, done as the agent, and what stands there for the agent to see. */
final class AgentSide {
    private final OdooUser user;
    /** Agents cannot touch what a visitor said. */
    private final OdooUser administrator;

    AgentSide(OdooUnderTest odoo) {
        user = as(odoo, odoo.agent());
        administrator = as(odoo, odoo.administrator());
    }

    private static OdooUser as(OdooUnderTest odoo, OdooUnderTest.Login login) {
        return new OdooUser(odoo.url(), odoo.database(), login.name(), login.password());
    }

    Row attachment(AttachmentId attachment) {
        return user.row(Models.ATTACHMENT, attachment.value(), "name", "mimetype", "file_size");
    }

    int userId() {
        return user.id();
    }

    String name() {
        return user.row(Models.USER, user.id(), "name").text("name");
    }

    MessageId replies(ChannelId channel, String text) {
        return new MessageId(user.create(
                Models.MESSAGE, Map.of("channel_id", channel.value(), "author_id", user.id(), "content", text)));
    }

    /** Names the message that it answers, where Odoo keeps that. */
    MessageId repliesTo(MessageId message, ChannelId channel, String text) {
        Map<String, Object> values =
                new HashMap<>(Map.of("channel_id", channel.value(), "author_id", user.id(), "content", text));
        if (has(Models.MESSAGE, "parent_id")) {
            values.put("parent_id", message.value());
        }
        return new MessageId(user.create(Models.MESSAGE, values));
    }

    MessageId repliesWithFile(ChannelId channel, String name, byte[] content) {
        String base64 = Base64.getEncoder().encodeToString(content);
        long file = user.create(Models.ATTACHMENT, Map.of("name", name, "datas", base64));
        return repliesWithFile(channel, new AttachmentId(file), name);
    }

    /** A file of the channel itself, in none of its messages. */
    AttachmentId addsFileTo(ChannelId channel, String name, byte[] content) {
        String base64 = Base64.getEncoder().encodeToString(content);
        return new AttachmentId(user.create(
                Models.ATTACHMENT,
                Map.of("name", name, "datas", base64, "res_model", Models.CHANNEL, "res_id", channel.value())));
    }

    MessageId repliesWithFile(ChannelId channel, AttachmentId file, String name) {
        return new MessageId(user.create(
                Models.MESSAGE,
                Map.of(
                        "channel_id",
                        channel.value(),
                        "author_id",
                        user.id(),
                        "content",
                        name,
                        "message_type",
                        "file",
                        "attachment_ids",
                        List.of(List.of(6, 0, List.of(file.value()))))));
    }

    /** A message in the name of nobody, as Odoo writes when a chat is closed. */
    MessageId announces(ChannelId channel, String text) {
        return new MessageId(user.create(
                Models.MESSAGE,
                Map.of("channel_id", channel.value(), "author_id", false, "content", text, "message_type", "system")));
    }

    void edits(MessageId message, String text) {
        administrator.write(Models.MESSAGE, message.value(), Map.of("content", text));
    }

    void deletes(MessageId message) {
        administrator.unlink(Models.MESSAGE, message.value());
    }

    void reads(MessageId message) {
        user.write(Models.MESSAGE, message.value(), Map.of("read_by_ids", List.of(List.of(4, user.id()))));
    }

    void reacts(MessageId message, String emoji) {
        long reaction = user.create(
                Models.REACTION, Map.of("message_id", message.value(), "user_id", user.id(), "emoji", emoji));
        if (reaction <= 0) {
            throw new AssertionError("no reaction");
        }
    }

    /** As the desk tells it while an agent writes. */
    void types(ChannelId channel) {
        Object told = user.execute(Models.CHANNEL, "desk_typing", List.of(List.of(channel.value())), Map.of());
        if (!Boolean.TRUE.equals(told)) {
            throw new AssertionError("Odoo answered " + told);
        }
    }

    /** Up to which message the desk shows that the visitor has read. */
    MessageId seenIn(ChannelId channel) {
        Object thread = user.execute(Models.CHANNEL, "desk_thread", List.of(List.of(channel.value())), Map.of());
        Object seen = Objects.requireNonNull(((Map<?, ?>) thread).get("seen"));
        return new MessageId(((Number) seen).longValue());
    }

    /** As the desk shows it: the stars, and what was said with them. */
    List<String> rating(ChannelId channel) {
        Row row = user.row(Models.CHANNEL, channel.value(), "desk_rating", "desk_rating_comment");
        return List.of(row.text("desk_rating"), row.text("desk_rating_comment"));
    }

    void setsState(ChannelId channel, String state) {
        user.write(Models.CHANNEL, channel.value(), Map.of("state", state));
    }

    void deletes(ChannelId channel) {
        administrator.unlink(Models.CHANNEL, channel.value());
    }

    /** A channel of the company's own, of which the agent is a member. */
    ChannelId opensInternalChannel() {
        return new ChannelId(user.create(
                Models.CHANNEL,
                Map.of(
                        "name",
                        "Staff",
                        "channel_type",
                        "group",
                        "member_ids",
                        List.of(List.of(6, 0, List.of(user.id()))))));
    }

    /** Whether the desk addon is installed here. */
    boolean hasDesk() {
        try {
            return user.tryTo(Models.DELETION, "has_access", List.of(), "read") != null;
        } catch (XmlRpcFailure e) {
            return false;
        }
    }

    /** Whether this Odoo has a field that a customer's chat module may lack. */
    boolean has(String model, String field) {
        Object fields = user.execute(model, "fields_get", List.of(), Map.of("attributes", List.of("type")));
        return ((Map<?, ?>) fields).containsKey(field);
    }

    Row channel(ChannelId channel) {
        List<String> fields = new ArrayList<>(
                List.of("name", "channel_type", "state", "member_ids", "moderator_ids", "visitor_info"));
        if (has(Models.CHANNEL, "session_token")) {
            fields.add("session_token");
        }
        return user.row(Models.CHANNEL, channel.value(), fields.toArray(String[]::new));
    }

    Row message(MessageId message) {
        return user.row(
                Models.MESSAGE,
                message.value(),
                "channel_id",
                "author_id",
                "author_name",
                "content",
                "message_type",
                "attachment_ids");
    }

    /** In the order of their ids. */
    List<Row> messages(ChannelId channel) {
        return user.search(
                Models.MESSAGE, List.of(List.of("channel_id", "=", channel.value())), "content", "author_id");
    }

    /** As the agent's browser would download it. */
    byte[] content(AttachmentId attachment) {
        return Base64.getMimeDecoder()
                .decode(user.row(Models.ATTACHMENT, attachment.value(), "datas").text("datas"));
    }
}
