package com.seitech.chat.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.seitech.chat.gateway.http.Browser.Chat;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Bodies that are begun and never end: each may hold as much memory as it announces. */
@QuarkusTest
final class BodiesAtOnceTest extends HttpTest {
    private static final int LARGEST = 128 * 1024;
    private static final int AS_MANY_AS_MAY_BE = 32;

    private List<RawConnection> stalled(String... headers) {
        return IntStream.range(0, AS_MANY_AS_MAY_BE)
                .mapToObj(i -> RawConnection.open(base).head("POST /api/chat/support", headers))
                .toList();
    }

    private Answer start() {
        return browser.post("/api/chat/support", Map.of("name", "Jane"));
    }

    @Test
    void whoeverHoldsAllHisRoom_isRefusedMore_untilItIsFree() {
        // Given
        Chat chat = browser.start();
        List<RawConnection> held = stalled("Content-Type: application/json", "Content-Length: " + LARGEST);
        // When
        await().untilAsserted(() -> start().isError(429, "rate_limited"));
        // Then
        browser.poll(chat, "0").isOk();
        held.forEach(RawConnection::reset);
        await().untilAsserted(() -> start().isOk());
    }

    @Test
    void bodyOfUnknownLength_countsAsTheLargest() {
        // Given
        List<RawConnection> held = stalled("Content-Type: application/json", "Transfer-Encoding: chunked");
        // When
        await().untilAsserted(() -> start().isError(429, "rate_limited"));
        // Then
        held.forEach(RawConnection::reset);
        await().untilAsserted(() -> start().isOk());
        assertThat(start().status()).isEqualTo(200);
    }
}
