package com.seitech.chat.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.seitech.chat.gateway.testing.LoggedLines;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(NudgeTest.WithSecret.class)
@SuppressWarnings("NullAway.Init") // injected
final class NudgeTest extends HttpTest {
    private static final String SECRET = "a-secret-of-Odoo_0123";
    private static final String NUDGE = "/internal/odoo/nudge/" + SECRET;
    private static final String ODOOS_BODY =
            "{\"_action\": \"Nudge\", \"_id\": 6, \"_model\": \"seitech.chat.message\"}";

    @Inject
    RecordedNudges nudges;

    public static final class WithSecret implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("gateway.nudge.secret", SECRET);
        }

        @Override
        public Set<Class<?>> getEnabledAlternatives() {
            return Set.of(RecordedNudges.class);
        }
    }

    @BeforeEach
    void forget() {
        nudges.reset();
    }

    private void awaitNudges(int wanted) {
        Awaitility.await().untilAsserted(() -> assertThat(nudges.count()).isEqualTo(wanted));
    }

    @Test
    void odoosCall_isAnsweredWithNothing_andWakesTheTail() {
        // When
        Answer answer = browser.post(NUDGE, ODOOS_BODY);
        // Then
        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.body()).isEmpty();
        awaitNudges(1);
    }

    @Test
    void everyCall_wakesTheTail() {
        // When
        for (int i = 0; i < 50; i++) {
            assertThat(browser.post(NUDGE, ODOOS_BODY).status()).isEqualTo(204);
        }
        // Then
        awaitNudges(50);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[[[[", "<xml/>"})
    void bodies_areNotLookedAt(String body) {
        // When
        Answer answer = browser.post(NUDGE, "nonsense", BodyPublishers.ofString(body));
        // Then
        assertThat(answer.status()).isEqualTo(204);
        awaitNudges(1);
    }

    @Test
    void theAnswer_doesNotWaitForTheBody() {
        // Given
        try (RawConnection odoo = RawConnection.open(base)) {
            // When
            odoo.head("POST " + NUDGE, "Content-Type: application/json", "Content-Length: 100");
            // Then
            assertThat(odoo.statusLine()).startsWith("HTTP/1.1 204");
        }
        awaitNudges(1);
    }

    @Test
    void bodiesWithoutEnd_areCutOff() {
        // Given
        try (RawConnection caller = RawConnection.open(base)) {
            caller.head("POST " + NUDGE, "Content-Type: application/json", "Content-Length: 100000");
            caller.write(new byte[10]);
            // When
            String answer = caller.rest();
            // Then
            assertThat(answer).startsWith("HTTP/1.1 204");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/internal/odoo/nudge/wrong",
                "/internal/odoo/nudge/",
                "/internal/odoo/nudge",
                NUDGE + "4",
                NUDGE + "/more",
                "/internal/odoo/nudge/A-SECRET-OF-ODOO_0123"
            })
    void otherPaths_areAsUnknownAsAny(String path) {
        // When
        Answer unknown = browser.post("/nothing/at/all", ODOOS_BODY);
        Answer answer = browser.post(path, ODOOS_BODY);
        // Then
        answer.isError(404, "not_found");
        assertThat(answer.body()).isEqualTo(unknown.body());
        assertThat(answer.headers().map().keySet())
                .isEqualTo(unknown.headers().map().keySet());
        assertThat(nudges.count()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "DELETE", "PATCH", "OPTIONS"})
    void otherMethods_areAsUnknownAsAny(String method) {
        // When
        Answer unknown = browser.exchange(browser.request("/nothing/at/all").method(method, BodyPublishers.noBody()));
        Answer answer = browser.exchange(browser.request(NUDGE).method(method, BodyPublishers.noBody()));
        // Then
        answer.isError(404, "not_found");
        assertThat(answer.body()).isEqualTo(unknown.body());
        assertThat(nudges.count()).isZero();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theSecret_isInNoLog_alsoWhenTheTailIsBroken(boolean broken) {
        // Given
        nudges.failing(broken);
        try (LoggedLines log = LoggedLines.start()) {
            // When
            Answer answer = browser.post(NUDGE, ODOOS_BODY);
            awaitNudges(1);
            Answer next = browser.get(NUDGE);
            // Then
            assertThat(answer.status()).isEqualTo(204);
            assertThat(next.status()).isEqualTo(404);
            if (broken) {
                Awaitility.await()
                        .untilAsserted(() -> assertThat(log.lines())
                                .anySatisfy(line -> assertThat(line).contains("RecordedNudges.nudge")));
            }
            assertThat(log.lines()).noneMatch(line -> line.contains(SECRET));
        }
    }
}
