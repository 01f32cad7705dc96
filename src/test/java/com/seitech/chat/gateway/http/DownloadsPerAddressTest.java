package com.seitech.chat.gateway.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.seitech.chat.gateway.fake.Gate;
import com.seitech.chat.gateway.http.Browser.Chat;
import com.seitech.chat.gateway.limits.Connections;
import com.seitech.chat.gateway.limits.RateLimited;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How many files may be under way to one address, and that each is counted until it is over, however that comes. */
@QuarkusTest
@TestProfile(DownloadsPerAddressTest.Few.class)
@SuppressWarnings("NullAway.Init") // injected
final class DownloadsPerAddressTest extends DownloadFixture {
    private static final int MOST = 3;
    /** More than the systems on both sides take before it is read. */
    private static final int LARGE = 20 * 1024 * 1024;

    private final List<RawConnection> readers = new ArrayList<>();

    @Inject
    Connections connections;

    /** And a proxy on this machine, so that the tests can come from many addresses. */
    public static final class Few implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "gateway.limits.downloads-per-address",
                    Integer.toString(MOST),
                    "gateway.http.trusted-proxies",
                    "127.0.0.1");
        }
    }

    @AfterEach
    void leave() {
        readers.forEach(RawConnection::close);
        readers.clear();
    }

    /** All that may be: readers who have got the first bytes, and take no more. */
    private void stall(String link) {
        for (int i = 0; i < MOST; i++) {
            RawConnection reader = RawConnection.slow(base);
            readers.add(reader);
            reader.head("GET " + link);
            assertThat(new String(reader.read(12), US_ASCII)).isEqualTo("HTTP/1.1 200");
        }
    }

    private boolean isFull() {
        try {
            connections.takeDownload("127.0.0.1").close();
            return false;
        } catch (RateLimited e) {
            return true;
        }
    }

    private void awaitRoomFor(String link) {
        await().until(() -> fetch(link).statusCode() == 200);
    }

    private int statusFrom(String address, String link) {
        HttpRequest.Builder request = browser.request(link).header("X-Forwarded-For", address);
        return browser.exchange(request, BodyHandlers.ofByteArray()).statusCode();
    }

    @Test
    void oneMore_isToldToComeBack_andAnotherAddressIsServed() {
        // Given
        Chat chat = browser.start();
        String large = linkTo(chat, "a.bin", bytes(LARGE));
        String small = linkTo(chat, "b.bin", bytes(100));
        String etag = fetch(small).headers().firstValue("ETag").orElseThrow();
        stall(large);
        // When
        Answer refused = browser.get(small);
        // Then
        refused.isError(429, "rate_limited");
        assertThat(statusFrom("203.0.113.7", small)).isEqualTo(200);
        assertThat(browser.exchange(browser.request(small).HEAD()).status()).isEqualTo(200);
        assertThat(browser.exchange(browser.request(small).header("If-None-Match", etag))
                        .status())
                .isEqualTo(304);
    }

    @Test
    void oneThatIsReadToTheEnd_makesRoom() {
        // Given
        String large = linkTo(browser.start(), "a.bin", bytes(LARGE));
        stall(large);
        browser.get(large).isError(429, "rate_limited");
        // When
        assertThat(readers.getFirst().read(LARGE)).hasSize(LARGE);
        // Then
        awaitRoomFor(large);
    }

    @Test
    void oneWhoseReaderLeaves_makesRoom() {
        // Given
        String large = linkTo(browser.start(), "a.bin", bytes(LARGE));
        stall(large);
        browser.get(large).isError(429, "rate_limited");
        // When
        readers.removeFirst().reset();
        // Then
        awaitRoomFor(large);
    }

    @Test
    void thoseWhoLeaveBeforeItStarts_takeNoRoom() {
        // Given
        String link = linkTo(browser.start(), "a.bin", bytes(1000));
        Gate gate = odoo.faultsOnDownload().holdNext();
        for (int i = 0; i < MOST; i++) {
            RawConnection reader = RawConnection.open(base);
            readers.add(reader);
            reader.head("GET " + link);
        }
        gate.awaitArrival();
        await().until(this::isFull);
        // When
        leave();
        gate.open();
        // Then
        awaitRoomFor(link);
        stall(linkTo(browser.start(), "b.bin", bytes(LARGE)));
    }

    @Test
    void thoseThatFail_takeNoRoom() {
        // Given
        String link = linkTo(browser.start(), "a.bin", bytes(1000));
        // When
        for (int i = 0; i < MOST + 1; i++) {
            odoo.faultsOnDownload().httpStatusNext(500, "<h1>Error</h1>");
            browser.get(link).isError(503, "odoo_unavailable");
        }
        // Then
        stall(linkTo(browser.start(), "b.bin", bytes(LARGE)));
    }

    @Test
    void parts_countLikeWholeFiles() {
        // Given
        String large = linkTo(browser.start(), "a.bin", bytes(LARGE));
        stall(large);
        // When
        Answer part = browser.exchange(browser.request(large).header("Range", "bytes=0-3"));
        // Then
        part.isError(429, "rate_limited");
    }
}
