package com.seitech.chat.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.seitech.chat.gateway.fake.Gate;
import com.seitech.chat.gateway.http.Browser.Chat;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** The bounds of files on their way to visitors, and what is said when they are met. */
@QuarkusTest
@TestProfile(DownloadLimitsTest.Narrow.class)
final class DownloadLimitsTest extends DownloadFixture {
    private static final int MEGABYTE = 1024 * 1024;

    /** Little room, little time; but enough to fetch the largest file while the machine is busy with other things. */
    public static final class Narrow implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "gateway.download.max-file", "20M",
                    "gateway.download.max-disk", "30M",
                    "gateway.http.download-time", "10s",
                    "gateway.odoo.file-permit-wait", "100ms",
                    "gateway.odoo.file-timeout", "5s");
        }
    }

    @Test
    void filesThatAreTooLarge_areNotFetched() {
        // Given
        Chat chat = browser.start();
        String largest = linkTo(chat, "a.bin", bytes(20 * MEGABYTE));
        String larger = linkTo(chat, "b.bin", bytes(20 * MEGABYTE + 1));
        // When
        HttpResponse<byte[]> given = fetch(largest);
        Answer refused = browser.get(larger);
        // Then
        assertThat(given.body()).hasSize(20 * MEGABYTE);
        refused.isError(413, "too_large").blames("file");
        assertThat(odoo.downloads()).hasSize(1);
    }

    @Test
    void filesOfSlowVisitors_haveABoundTogether_andInTime() {
        // Given
        Chat chat = browser.start();
        String read = linkTo(chat, "a.bin", bytes(20 * MEGABYTE));
        String other = linkTo(chat, "b.bin", bytes(20 * MEGABYTE));
        try (RawConnection slow = RawConnection.slow(base)) {
            slow.head("GET " + read);
            slow.read(1);
            // When
            Answer full = browser.get(other);
            HttpResponse<byte[]> same = fetch(read);
            // Then
            full.isError(503, "odoo_unavailable");
            assertThat(same.body()).hasSize(20 * MEGABYTE);
            awaitRoomFor(other);
            assertThat(slow.received()).isLessThan(20L * MEGABYTE);
        }
    }

    @Test
    void filesOfVisitorsWhoLeave_makeRoom() {
        // Given
        Chat chat = browser.start();
        String read = linkTo(chat, "a.bin", bytes(20 * MEGABYTE));
        String other = linkTo(chat, "b.bin", bytes(20 * MEGABYTE));
        RawConnection client = RawConnection.slow(base);
        client.head("GET " + read);
        client.read(MEGABYTE);
        browser.get(other).isError(503, "odoo_unavailable");
        // When
        client.reset();
        // Then
        awaitRoomFor(other);
        assertThat(cached()).hasSize(1);
    }

    private void awaitRoomFor(String link) {
        HttpResponse<byte[]> whole = Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> fetch(link), answer -> answer.statusCode() == 200);
        assertThat(whole.body()).hasSize(20 * MEGABYTE);
    }

    @Test
    void odooThatTakesTooLong_isGivenUp_andItsPermitIsFree() {
        // Given
        Chat chat = browser.start();
        String link = linkTo(chat, "a.bin", bytes(1000));
        odoo.faultsOnDownload().dripNext(Duration.ofMillis(50));
        // When
        Answer late = browser.get(link);
        HttpResponse<byte[]> next = fetch(link);
        // Then
        late.isError(503, "odoo_unavailable");
        assertThat(next.statusCode()).isEqualTo(200);
    }

    @Test
    void filesAreFetchedOneAtATime() {
        // Given
        Chat chat = browser.start();
        String link = linkTo(chat, "a.bin", bytes(1000));
        String other = linkTo(chat, "b.bin", bytes(1000));
        Gate gate = odoo.faultsOnDownload().holdNext();
        try (RawConnection first = RawConnection.open(base)) {
            first.head("GET " + link);
            gate.awaitArrival();
            // When
            Answer second = browser.get(other);
            gate.open();
            // Then
            second.isError(503, "odoo_unavailable");
            assertThat(odoo.downloads()).hasSize(1);
            assertThat(first.statusLine()).startsWith("HTTP/1.1 200");
        }
    }
}
