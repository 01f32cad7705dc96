package com.seitech.chat.gateway.fake;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An Odoo with the chat module, one agent and the integration user. Its methods are what people do in it; what an
 * operator gets wrong is {@link #installation}, what the network gets wrong is {@link #faults}.
 */
public final class FakeOdoo implements AutoCloseable {
    public static final String AGENT_NAME = "Amina Agent";
    public static final String AGENT_LOGIN = "agent";
    public static final String AGENT_PASSWORD = "the agent's password";
    /** Has no right to chats. */
    public static final String STRANGER_LOGIN = "stranger";

    public static final String STRANGER_PASSWORD = "the stranger's password";

    private final Loopback loopback = new Loopback(connection -> server().handle(connection));
    private final FaultQueue faults = new FaultQueue();
    private volatile World world = new World(faults);

    public static FakeOdoo started() {
        FakeOdoo odoo = new FakeOdoo();
        odoo.start();
        return odoo;
    }

    /** Comes back under the same address, with all its data. */
    public void start() {
        loopback.start();
    }

    /** Refuses connections until {@link #start}, and cuts those that are open. */
    public void stop() {
        loopback.stop();
        world.server().hurry();
    }

    @Override
    public void close() {
        stop();
        faults.clear();
    }

    /** As on the first day: no messages, no faults, no calls; ids go on. */
    public void reset() {
        faults.clear();
        world.server().hurry();
        world = world.next();
        start();
    }

    /** Its data at a moment. */
    public static final class Backup {
        private final Database database;

        private Backup(Database database) {
            this.database = database;
        }
    }

    public Backup backup() {
        return new Backup(world.database().copy());
    }

    /** What was written since the backup is gone, and its ids are given anew; as operators do it, while Odoo is down. */
    public void restore(Backup backup) {
        stop();
        world.database().restore(backup.database);
        start();
    }

    private Server server() {
        return world.server();
    }

    public URI url() {
        return loopback.uri();
    }

    public String database() {
        return Installation.DATABASE;
    }

    public String login() {
        return Installation.GATEWAY_LOGIN;
    }

    public String apiKey() {
        return Installation.GATEWAY_KEY;
    }

    public Installation installation() {
        return world.installation();
    }

    /** For the next calls of models and services, whatever they are. */
    public Faults faults() {
        return new Faults(faults, call -> !call.model().equals(Server.DOWNLOAD));
    }

    /** For the next calls of a method of any model; of {@code common} too. */
    public Faults faultsOn(String method) {
        return new Faults(faults, call -> call.method().equals(method));
    }

    public Faults faultsOn(String model, String method) {
        return new Faults(faults, call -> call.is(model, method));
    }

    /** For the next questions whether an external id of this kind is there: {@code "m_"} asks for messages. */
    public Faults faultsOnLookup(String prefix) {
        return new Faults(
                faults,
                call -> call.is(Model.EXTERNAL_ID, "check_object_reference")
                        && call.args().getLast() instanceof String name
                        && name.startsWith(prefix));
    }

    /** For the next files that are fetched. */
    public Faults faultsOnDownload() {
        return new Faults(faults, call -> call.model().equals(Server.DOWNLOAD));
    }

    /** The files that were fetched, as often as they were. */
    public List<Long> downloads() {
        return server().downloads().stream()
                .map(call -> (Long) call.args().getFirst())
                .toList();
    }

    /** All calls since the start or {@link #reset} or {@link #forgetCalls}, one for each POST, executed or not. */
    public List<ReceivedCall> receivedCalls() {
        return server().calls();
    }

    public List<ReceivedCall> receivedCalls(String model, String method) {
        return receivedCalls().stream().filter(call -> call.is(model, method)).toList();
    }

    public int posts() {
        return receivedCalls().size();
    }

    public void forgetCalls() {
        server().forgetCalls();
    }

    public void time(InstantSource clock) {
        world.database().clock(clock);
    }

    public long agent() {
        return world.agent().id();
    }

    /** Another member of the agents' group. */
    public long hires(String name) {
        return world.hires(name);
    }

    /** A key of the integration user, or of the agent, with or without an end. */
    public void hasKey(boolean gateways, @Nullable Instant end) {
        Map<String, Object> values = new LinkedHashMap<>(Map.of(
                "name", "a key", "user_id", gateways ? installation().gateway().id() : agent(), "scope", "rpc"));
        if (end != null) {
            values.put("expiration_date", end.truncatedTo(ChronoUnit.SECONDS));
        }
        world.database().put(Model.API_KEY, new Stored(world.database().nextId(Model.API_KEY), values, true));
    }

    /** Nobody is in the group of those who answer visitors. */
    public void nobodyAnswers() {
        Database database = world.database();
        Stored group = database.rows(Model.GROUP).iterator().next();
        database.put(Model.GROUP, group.with(Map.of("user_ids", List.of(), "all_user_ids", List.of())));
    }

    /** What Odoo's chat shows of the agent: {@code online}, {@code away}, {@code busy} or {@code offline}. */
    public void agentIs(String status) {
        Database database = world.database();
        Stored user = database.row(Model.USER, agent()).orElseThrow();
        database.put(Model.USER, user.with(Map.of("im_status", status)));
    }

    /** A channel that no visitor opened, for example a {@code group} of employees. */
    public long channel(String type, String name) {
        return created(
                Model.CHANNEL, Map.of("channel_type", type, "name", name, "member_ids", List.of(List.of(4L, agent()))));
    }

    /** One that was loaded under an external id. */
    public long visitorsChannel(String name, String externalId) {
        return asAgent(() -> {
            long channel = channel("public_support", name);
            world.database().name(externalId, new Database.ExternalId(Model.CHANNEL, channel));
            return channel;
        });
    }

    public FakeChannel channel(long id) {
        return FakeChannel.of(world.database().row(Model.CHANNEL, id).orElseThrow());
    }

    public List<FakeChannel> channels() {
        return world.database().rows(Model.CHANNEL).stream()
                .map(FakeChannel::of)
                .toList();
    }

    public FakeMessage message(long id) {
        return FakeMessage.of(world.database().row(Model.MESSAGE, id).orElseThrow());
    }

    /** In the order of their ids. */
    public List<FakeMessage> messagesOf(long channel) {
        return world.database().rows(Model.MESSAGE).stream()
                .filter(row -> row.reference("channel_id") == channel)
                .map(FakeMessage::of)
                .toList();
    }

    public long agentReplies(long channel, String text) {
        return created(Model.MESSAGE, Map.of("channel_id", channel, "content", text));
    }

    public long agentRepliesTo(long message, String text) {
        return created(
                Model.MESSAGE, Map.of("channel_id", message(message).channel(), "content", text, "parent_id", message));
    }

    /** With an author that only the given user is. */
    public long replies(long user, long channel, String text) {
        return created(Model.MESSAGE, Map.of("channel_id", channel, "content", text, "author_id", user));
    }

    public long agentRepliesWithFile(long channel, String text, long attachment) {
        return created(
                Model.MESSAGE,
                Map.of(
                        "channel_id",
                        channel,
                        "content",
                        text,
                        "message_type",
                        "file",
                        "attachment_ids",
                        List.of(List.of(6L, 0L, List.of(attachment)))));
    }

    /** A message that the system writes, such as "closed by…". */
    public long announces(long channel, String text) {
        return created(
                Model.MESSAGE,
                Map.of("channel_id", channel, "content", text, "message_type", "system", "author_id", false));
    }

    /** Of the agent, bound to nothing. */
    public long addsAttachment(String name, byte[] content) {
        return created(
                Model.ATTACHMENT,
                Map.of("name", name, "datas", Base64.getEncoder().encodeToString(content)));
    }

    /** What is in a file. */
    public byte[] content(long attachment) {
        return Values.decoded(
                world.database().row(Model.ATTACHMENT, attachment).orElseThrow().text("datas"));
    }

    /** Of the agent, bound to the channel and to none of its messages. */
    public long addsAttachmentToChannel(long channel, String name, byte[] content) {
        long file = addsAttachment(name, content);
        written(Model.ATTACHMENT, file, Map.of("res_model", Model.CHANNEL, "res_id", channel));
        return file;
    }

    /** What the file can be fetched with; empty when nobody has asked for it. */
    public String accessToken(long attachment) {
        return world.database().row(Model.ATTACHMENT, attachment).orElseThrow().text("access_token");
    }

    public void deletesAttachment(long attachment) {
        asAgent(() -> {
            world.orm().unlink(world.agent(), world.model(Model.ATTACHMENT), List.of(attachment));
            return true;
        });
    }

    public long reacts(long message, String emoji) {
        return created(Model.REACTION, Map.of("message_id", message, "user_id", agent(), "emoji", emoji));
    }

    public void unreacts(long reaction) {
        asAgent(() -> {
            world.orm().unlink(world.agent(), world.model(Model.REACTION), List.of(reaction));
            return true;
        });
    }

    public void reads(long message) {
        written(Model.MESSAGE, message, Map.of("read_by_ids", List.of(List.of(4L, agent()))));
    }

    /** For a few seconds; again while the agent types on. */
    public void types(long channel) {
        asAgent(() ->
                world.orm().desk().call(world.agent(), world.model(Model.CHANNEL), "desk_typing", List.of(channel)));
    }

    /** Up to which message of the channel the desk shows that the visitor has read; zero for nothing. */
    public long seenIn(long channel) {
        return asAgent(() -> world.orm().desk().seenIn(channel));
    }

    public void edits(long message, String text) {
        written(Model.MESSAGE, message, Map.of("content", text));
    }

    public void deletes(long message) {
        asAgent(() -> {
            world.orm().unlink(world.agent(), world.model(Model.MESSAGE), List.of(message));
            return true;
        });
    }

    public void deletesChannel(long channel) {
        asAgent(() -> {
            world.orm().unlink(world.agent(), world.model(Model.CHANNEL), List.of(channel));
            return true;
        });
    }

    public void closes(long channel) {
        written(Model.CHANNEL, channel, Map.of("state", "closed"));
    }

    public void archives(long channel) {
        written(Model.CHANNEL, channel, Map.of("state", "archived"));
    }

    public void reopens(long channel) {
        written(Model.CHANNEL, channel, Map.of("state", "active"));
    }

    /** Any change of a record by the agent. */
    public void written(String model, long id, Map<String, ?> changes) {
        asAgent(() -> {
            world.orm().write(world.agent(), world.model(model), List.of(id), changes);
            return true;
        });
    }

    /** Messages of the agent whose transaction is still open: their ids are taken, nobody sees them. */
    public LateBlock lateCommitOfBlock(long channel, String... texts) {
        return asAgent(() -> {
            List<Long> ids = new ArrayList<>();
            for (String text : texts) {
                Map<String, Object> values = new LinkedHashMap<>(Map.of("channel_id", channel, "content", text));
                Stored row = world.orm().create(world.agent(), world.model(Model.MESSAGE), values);
                world.database().put(Model.MESSAGE, new Stored(row.id(), row.values(), false));
                ids.add(row.id());
            }
            return new LateBlock(world.database(), ids);
        });
    }

    /** A transaction that took message ids and was rolled back. */
    public void losesIds(long count) {
        world.database().skipIds(Model.MESSAGE, count);
    }

    private long created(String model, Map<String, ?> values) {
        return asAgent(() ->
                world.orm().create(world.agent(), world.model(model), values).id());
    }

    private <T> T asAgent(Supplier<T> work) {
        return world.database().transaction(work);
    }
}
