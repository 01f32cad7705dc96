package com.seitech.chat.gateway.fake;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** What is installed and who may what: all that an operator can get wrong. */
public final class Installation {
    static final String DATABASE = "fake";
    static final String GATEWAY_LOGIN = "chat_gateway";
    static final String GATEWAY_KEY = "0123456789abcdef0123456789abcdef01234567";
    static final String AGENT_GROUP = "seitech_elearning.group_elearning_support_agent";

    private final Map<String, Model> models = new ConcurrentHashMap<>();
    private final Map<Long, User> users = new ConcurrentSkipListMap<>();
    private final Set<String> denied = ConcurrentHashMap.newKeySet();
    private volatile boolean databaseThere = true;
    private volatile boolean deskThere;
    private volatile boolean healthy = true;
    private volatile String version = "19.0";
    private volatile boolean tellsVersion = true;

    Installation() {
        Models.all().forEach(model -> models.put(model.name(), model));
        withDesk();
    }

    /** The fields of the chat module that a customer's own may lack. */
    public void withoutOptionalFields() {
        withoutFields(Model.MESSAGE, "read_by_ids", "parent_id", "reply_ids", "reaction_ids");
        withoutFields(Model.CHANNEL, "session_token", "last_message_date", "message_count");
    }

    public void withoutFields(String model, String... fields) {
        models.computeIfPresent(model, (name, known) -> known.without(Arrays.asList(fields)));
    }

    public void withoutModel(String model) {
        models.remove(model);
    }

    /**
     * The addon of the agents' side: without it, agents sign nothing, files stay loose, reactions leave their message as
     * it is, and nobody tells what was deleted and who types.
     */
    public void withoutDesk() {
        deskThere = false;
        Models.ofDesk().forEach(model -> models.remove(model.name()));
        withoutFields(
                Model.CHANNEL,
                Models.ofDeskInChannel().stream().map(Field::name).toArray(String[]::new));
    }

    /** Somebody installs it. */
    public void withDesk() {
        deskThere = true;
        Models.ofDesk().forEach(model -> models.put(model.name(), model));
        models.computeIfPresent(Model.CHANNEL, (name, known) -> known.with(Models.ofDeskInChannel()));
    }

    public void withoutDatabase() {
        databaseThere = false;
    }

    public void unhealthy() {
        healthy = false;
    }

    public void version(String other) {
        version = other;
    }

    /** Its pages do not tell it. */
    public void withoutVersion() {
        tellsVersion = false;
    }

    /** Takes a right from the integration user. {@code operation}: read, write, create or unlink. */
    public void withoutRight(String model, String operation) {
        denied.add(model + " " + operation);
    }

    /** The integration user's key is replaced, or has expired. */
    public void gatewayKey(String key) {
        users.replaceAll((id, user) -> user.role() == User.Role.GATEWAY ? user.withKey(key) : user);
    }

    /** The integration user loses its groups. */
    public void gatewayIsNobody() {
        users.replaceAll((id, user) -> user.role() == User.Role.GATEWAY ? user.withRole(User.Role.NOBODY) : user);
    }

    /** The integration user is deleted. */
    public void gatewayIsGone() {
        users.values().removeIf(user -> user.role() == User.Role.GATEWAY);
    }

    void add(User user) {
        users.put(user.id(), user);
    }

    Collection<User> users() {
        return List.copyOf(users.values());
    }

    Optional<User> user(long id) {
        return Optional.ofNullable(users.get(id));
    }

    User gateway() {
        return users.values().stream()
                .filter(user -> user.login().equals(GATEWAY_LOGIN))
                .findFirst()
                .orElseThrow();
    }

    Optional<Model> find(String model) {
        return Optional.ofNullable(models.get(model));
    }

    Model model(String name) {
        return Objects.requireNonNull(models.get(name), name);
    }

    Collection<Model> models() {
        return List.copyOf(models.values());
    }

    boolean isDenied(String model, String operation) {
        return denied.contains(model + " " + operation);
    }

    boolean hasDatabase(String name) {
        return databaseThere && DATABASE.equals(name);
    }

    boolean hasDesk() {
        return deskThere;
    }

    boolean isHealthy() {
        return healthy;
    }

    String version() {
        return version;
    }

    boolean tellsVersion() {
        return tellsVersion;
    }
}
