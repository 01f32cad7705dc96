package com.seitech.chat.gateway.bench;

import java.util.Map;

/** When the real Odoo's database committed the messages of a run. */
final class Commits {
    /** The later of two runs wins, since both number their messages from nothing. */
    private static final String SCRIPT = """
            env.cr.execute(\"""
                SELECT content, (extract(epoch FROM pg_xact_commit_timestamp(xmin)) * 1000000)::bigint
                FROM seitech_chat_message
                WHERE content LIKE 'bench-%' AND create_date > now() AT TIME ZONE 'UTC' - interval '1 hour' ORDER BY id\""")
            for content, microseconds in env.cr.fetchall():
                print('commit', content, microseconds)
            """;

    private Commits() {}

    static void readInto(Delivery delivery) {
        OdooShell.run(SCRIPT, Map.of()).stream()
                .filter(line -> line.startsWith("commit "))
                .map(line -> line.split(" "))
                .forEach(line -> delivery.committed(line[1], Long.parseLong(line[2])));
    }
}
