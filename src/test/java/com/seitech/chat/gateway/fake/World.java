package com.seitech.chat.gateway.fake;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** One life of the fake: its data with a seed, and what serves them. */
final class World {
    private final Database database;
    private final Installation installation = new Installation();
    private final FaultQueue faults;
    private final Orm orm;
    private final Server server;
    private final User agent;

    World(FaultQueue faults) {
        this(faults, new Database());
    }

    private World(FaultQueue faults, Database database) {
        this.database = database;
        this.faults = faults;
        this.orm = new Orm(database, installation);
        this.server = new Server(new Services(database, installation), new Pages(database, installation), faults);
        add(Installation.GATEWAY_LOGIN, "Chat Gateway", Installation.GATEWAY_KEY, User.Role.GATEWAY);
        this.agent = add(FakeOdoo.AGENT_LOGIN, FakeOdoo.AGENT_NAME, FakeOdoo.AGENT_PASSWORD, User.Role.AGENT);
        add(FakeOdoo.STRANGER_LOGIN, "Sam Stranger", FakeOdoo.STRANGER_PASSWORD, User.Role.NOBODY);
        Stored group = new Stored(database.nextId(Model.GROUP), Map.of("name", "Support Agent"), true);
        database.put(Model.GROUP, group);
        database.name(Installation.AGENT_GROUP, new Database.ExternalId(Model.GROUP, group.id()));
        join(agent.id());
    }

    /** An empty one, with ids that go on. */
    World next() {
        return new World(faults, database.emptied());
    }

    private User add(String login, String name, String key, User.Role role) {
        long id = database.nextId(Model.USER);
        database.put(Model.USER, new Stored(id, Map.of("login", login, "name", name, "im_status", "offline"), true));
        User user = new User(id, login, name, key, role);
        installation.add(user);
        return user;
    }

    long hires(String name) {
        User user = add(name.toLowerCase(Locale.ROOT), name, name + "'s password", User.Role.AGENT);
        join(user.id());
        return user.id();
    }

    private void join(long user) {
        Stored group = database.rows(Model.GROUP).iterator().next();
        List<Long> members = Stream.concat(group.references("all_user_ids").stream(), Stream.of(user))
                .toList();
        database.put(Model.GROUP, group.with(Map.of("user_ids", members, "all_user_ids", members)));
    }

    Database database() {
        return database;
    }

    Installation installation() {
        return installation;
    }

    Orm orm() {
        return orm;
    }

    Server server() {
        return server;
    }

    User agent() {
        return agent;
    }

    Model model(String name) {
        return installation.model(name);
    }
}
