package com.seitech.chat.gateway.fake;

/** Somebody who can log in. */
record User(long id, String login, String name, String key, Role role) {
    /** What a user may do at all. */
    enum Role {
        NOBODY,
        EMPLOYEE,
        AGENT,
        GATEWAY
    }

    User withKey(String other) {
        return new User(id, login, name, other, role);
    }

    User withRole(Role other) {
        return new User(id, login, name, key, other);
    }
}
