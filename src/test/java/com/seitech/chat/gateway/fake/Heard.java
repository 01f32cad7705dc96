package com.seitech.chat.gateway.fake;

import com.seitech.chat.gateway.testing.Spoken;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Notes what people say and are called, and what their files are called and fetched with, wherever it comes by. */
final class Heard {
    private static final Set<String> FIELDS = Set.of("content", "author_name", "name", "access_token");
    private static final Pattern EMAIL = Pattern.compile("\"email\": ?\"([^\"]+)\"");

    private Heard() {}

    /** In what a visitor sends: also when nothing becomes of it. */
    static void in(ReceivedCall call) {
        if (call.method().equals("load")
                && call.args().size() == 2
                && call.args().getFirst() instanceof List<?> columns) {
            for (Object row : (List<?>) call.args().getLast()) {
                for (int i = 0; i < columns.size(); i++) {
                    field(String.valueOf(columns.get(i)), String.valueOf(((List<?>) row).get(i)));
                }
            }
        }
    }

    /** In a record, whoever wrote it. */
    static void in(String model, Map<String, Object> values) {
        if (Set.of(Model.MESSAGE, Model.CHANNEL, Model.ATTACHMENT).contains(model)) {
            values.forEach((field, value) -> field(field, String.valueOf(value)));
        }
    }

    private static void field(String name, String value) {
        if (FIELDS.contains(name)) {
            Spoken.add(value);
        } else if (name.equals("visitor_info")) {
            Matcher email = EMAIL.matcher(value);
            if (email.find()) {
                Spoken.add(email.group(1));
            }
        }
    }
}
