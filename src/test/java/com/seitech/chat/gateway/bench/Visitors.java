package com.seitech.chat.gateway.bench;

import com.seitech.chat.gateway.odoo.OdooUser;
import com.seitech.chat.gateway.session.SessionId;
import com.seitech.chat.gateway.session.SessionToken;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Makes visitors with a channel each, many at once: through the API fifty thousand would take an hour. */
final class Visitors {
    private static final int CHANNELS_OF_A_CALL = 200;
    private static final List<String> COLUMNS = List.of("id", "name", "channel_type", "state");

    private Visitors() {}

    /** Their channels are in Odoo afterwards, named as the gateway names them. */
    static List<Visitor> inOdoo(OdooUser gateway, int count) {
        List<Visitor> visitors = new ArrayList<>();
        while (visitors.size() < count) {
            List<SessionId> sessions = Stream.generate(SessionId::random)
                    .limit(Math.min(CHANNELS_OF_A_CALL, count - visitors.size()))
                    .toList();
            List<Long> channels = channels(gateway, sessions);
            for (int i = 0; i < sessions.size(); i++) {
                visitors.add(new Visitor(sessions.get(i), SessionToken.random(), channels.get(i)));
            }
        }
        return visitors;
    }

    private static List<Long> channels(OdooUser gateway, List<SessionId> sessions) {
        List<List<String>> rows = sessions.stream()
                .map(session -> List.of("__chatgw__.c_" + session, "Bench visitor", "public_support", "active"))
                .toList();
        Object answer = gateway.execute("seitech.chat.channel", "load", List.of(COLUMNS, rows), Map.of());
        if (answer instanceof Map<?, ?> result && result.get("ids") instanceof Object[] ids) {
            return Stream.of(ids).map(id -> ((Number) id).longValue()).toList();
        }
        throw new IllegalStateException("Odoo did not make the channels: " + answer);
    }

    /** More sessions of the same channels: so many people are looking at each. */
    static List<Visitor> each(List<Visitor> visitors, int times) {
        return Stream.concat(
                        visitors.stream(),
                        Stream.generate(() -> visitors)
                                .limit(times - 1L)
                                .flatMap(List::stream)
                                .map(one -> new Visitor(SessionId.random(), SessionToken.random(), one.channel())))
                .toList();
    }
}
