package com.seitech.chat.gateway.odoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.seitech.chat.gateway.odoo.OdooException.OdooFault;
import com.seitech.chat.gateway.odoo.OdooException.OdooMisconfigured;
import com.seitech.chat.gateway.odoo.OdooException.OdooRejected;
import com.seitech.chat.gateway.odoo.OdooException.OdooUnavailable;
import com.seitech.chat.gateway.session.ChannelId;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * How a call ends that goes wrong, one row for each way: those that any Odoo shows by itself. What stands on the wire
 * then is {@link WireContract}'s matter.
 */
@SuppressWarnings("NullAway.Init") // injected
public abstract class FaultRowsContract extends OdooContractSuite {
    private static final int NOBODY_HAS = 2_000_000_000;

    @Inject
    OdooConfig config;

    /** Does what goes wrong. */
    @FunctionalInterface
    interface Attempt {
        Object against(FaultRowsContract odoo);
    }

    static Arguments row(String name, Class<? extends OdooException> expected, Attempt attempt) {
        return argumentSet(name, expected, attempt);
    }

    public static Stream<Arguments> rows() {
        return Stream.of(settings(), calls(), rights()).flatMap(rows -> rows);
    }

    private static Stream<Arguments> settings() {
        return Stream.of(
                // Behind a live Odoo it means that PostgreSQL is coming back; only the first look decides otherwise.
                row(
                        "wrong db, authenticate",
                        OdooUnavailable.class,
                        odoo -> odoo.client(Map.of("database", "no_such_database"))
                                .reads()),
                row(
                        "wrong db, execute",
                        OdooUnavailable.class,
                        odoo -> odoo.client(Map.of())
                                .loggedIn()
                                .with(Map.of("database", "no_such_database"))
                                .reads()),
                row(
                        "wrong credentials, authenticate",
                        OdooMisconfigured.class,
                        odoo -> odoo.client(key("wrong")).reads()),
                row(
                        "wrong credentials, execute",
                        OdooMisconfigured.class,
                        odoo -> odoo.client(Map.of())
                                .loggedIn()
                                .with(key("wrong"))
                                .reads()),
                row(
                        "bad path",
                        OdooMisconfigured.class,
                        odoo -> odoo.client(Map.of("url", odoo.under("/nowhere")))
                                .reads()),
                row(
                        "DNS",
                        OdooUnavailable.class,
                        odoo -> odoo.client(Map.of("url", URI.create("http://" + "x".repeat(64) + ".invalid")))
                                .reads()));
    }

    private static Stream<Arguments> calls() {
        return Stream.of(
                row(
                        "unknown model",
                        OdooMisconfigured.class,
                        odoo -> odoo.client(Map.of()).reads("seitech.nope", "search", List.of())),
                row(
                        "unknown method",
                        OdooRejected.class,
                        odoo -> odoo.client(Map.of()).reads(Models.MESSAGE, "no_such_method")),
                row(
                        "unknown field",
                        OdooRejected.class,
                        odoo -> odoo.client(Map.of()).reads(Models.MESSAGE, "search_read", List.of(), List.of("zz"))),
                row(
                        "unknown selection value",
                        OdooRejected.class,
                        odoo -> odoo.client(Map.of())
                                .writes(Models.MESSAGE, "create", odoo.message("message_type", "zz"))),
                row(
                        "bad arity",
                        OdooRejected.class,
                        odoo -> odoo.client(Map.of()).reads(Models.EXTERNAL_ID, "check_object_reference")),
                row(
                        "required",
                        OdooRejected.class,
                        odoo -> odoo.client(Map.of()).writes(Models.MESSAGE, "create", odoo.message("content", false))),
                row(
                        "foreign key (channel deleted)",
                        OdooRejected.class,
                        odoo -> odoo.client(Map.of())
                                .writes(Models.MESSAGE, "create", odoo.message("channel_id", NOBODY_HAS))),
                row(
                        "missing record, write",
                        OdooRejected.class,
                        odoo -> odoo.client(Map.of())
                                .writes(Models.MESSAGE, "write", List.of(NOBODY_HAS), Map.of("content", "x"))));
    }

    private static Stream<Arguments> rights() {
        return Stream.of(
                row(
                        "private method",
                        OdooFault.class,
                        odoo -> odoo.client(Map.of()).reads(Models.MESSAGE, "_register_hook")),
                row(
                        "access rights",
                        OdooFault.class,
                        odoo -> odoo.client(as(odoo.odoo().stranger())).reads(Models.MESSAGE, "search", List.of())),
                row(
                        "record rule",
                        OdooFault.class,
                        odoo -> odoo.client(Map.of()).writes(Models.MESSAGE, "create", odoo.message("channel_id", (int)
                                odoo.agent.opensInternalChannel().value()))));
    }

    TestClient client(Map<String, ?> changes) {
        return new TestClient(config, changes);
    }

    private static Map<String, ?> key(String key) {
        return Map.of("apiKey", Optional.of(new Secret(key)), "apiKeyFile", Optional.empty());
    }

    private static Map<String, ?> as(OdooUnderTest.Login login) {
        return Map.of(
                "login",
                login.name(),
                "apiKey",
                Optional.of(new Secret(login.password())),
                "apiKeyFile",
                Optional.empty());
    }

    private URI under(String path) {
        return odoo().url().resolve(path);
    }

    /** A message that Odoo would take, but for one field. */
    private Map<String, ?> message(String field, Object value) {
        Map<String, Object> values =
                new HashMap<>(Map.of("channel_id", (int) newChannel().value(), "author_id", false, "content", "Hello"));
        values.put(field, value);
        return values;
    }

    @ParameterizedTest
    @MethodSource("com.seitech.chat.gateway.odoo.FaultRowsContract#rows")
    void call_endsAsItsRowSays(Class<? extends OdooException> expected, Attempt attempt) {
        assertThatThrownBy(() -> attempt.against(this)).isInstanceOf(expected);
    }

    @Test
    void noneResult_isASuccess() {
        // Given
        ChannelId channel = newChannel();

        // When
        Object result =
                client(as(odoo().agent())).writes(Models.CHANNEL, "action_close", List.of((int) channel.value()));

        // Then
        assertThat(result).isEqualTo(true);
        assertThat(agent.channel(channel).text("state")).isEqualTo("closed");
    }

    @Test
    void missingRecord_isReadAsNothing() {
        // Given
        TestClient client = client(Map.of());

        // When
        Object read = client.reads(Models.MESSAGE, "read", List.of(NOBODY_HAS), List.of("content"));
        Object searched = client.reads(
                Models.MESSAGE, "search_read", List.of(List.of("id", "=", NOBODY_HAS)), List.of("content"));

        // Then
        assertThat((Object[]) read).isEmpty();
        assertThat((Object[]) searched).isEmpty();
    }
}
