package com.seitech.chat.gateway.real;

import com.seitech.chat.gateway.odoo.OdooUnderTest.Login;
import com.seitech.chat.gateway.odoo.OdooUser;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Makes users in a real Odoo, unless they are there, and lets them in again if they were sent away. */
public final class Invitation {
    static final String CUSTOMERS = "base.group_portal";
    public static final String AGENTS = "seitech_elearning.group_elearning_support_agent";
    private static final String USER = "res.users";

    private Invitation() {}

    /**
     * Makes a user, or finds him.
     *
     * @param group its external id
     */
    public static void of(OdooUser admin, Login login, String name, String group) {
        List<?> domain = List.of(List.of("login", "=", login.name()));
        Object[] found = (Object[])
                admin.execute(USER, "search", List.of(domain), Map.of("context", Map.of("active_test", false)));
        if (found.length > 0) {
            admin.write(USER, ((Number) found[0]).longValue(), Map.of("active", true));
        } else {
            create(admin, login, name, group);
        }
    }

    private static void create(OdooUser admin, Login login, String name, String group) {
        String[] id = group.split("\\.", 2);
        Object[] reference =
                (Object[]) admin.execute("ir.model.data", "check_object_reference", List.of(id[0], id[1]), Map.of());
        List<?> groups = List.of(List.of(6, 0, List.of(Objects.requireNonNull(reference[1]))));
        Object done = admin.create(
                USER, Map.of("login", login.name(), "name", name, "password", login.password(), "group_ids", groups));
        Objects.requireNonNull(done);
    }
}
