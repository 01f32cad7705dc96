package com.seitech.chat.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.seitech.chat.gateway.http.Browser.Chat;
import com.seitech.chat.gateway.testing.LoggedLines;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * What the log says of files that Odoo does not give. In an application of its own: repeats are left out of the log, and the
 * failures of other tests would count.
 */
@QuarkusTest
@TestProfile(DownloadLogTest.Impatient.class)
final class DownloadLogTest extends DownloadFixture {

    public static final class Impatient implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("gateway.odoo.file-timeout", "1s");
        }
    }

    @Test
    void everyFailureHasItsReason_andNeitherOdoosTokenNorTheLinks() {
        // Given
        Chat chat = browser.start();
        long file = odoo.addsAttachment("a.bin", bytes(1000));
        String link = linkTo(chat, file);
        try (LoggedLines log = LoggedLines.start()) {
            // When
            odoo.faultsOnDownload().httpStatusNext(500, "<h1>Error</h1>");
            isNotGiven(link);
            odoo.faultsOnDownload().cutAfterBytes(500);
            isNotGiven(link);
            odoo.faultsOnDownload().refuseNext(1);
            isNotGiven(link);
            odoo.faultsOnDownload().delayNext(Duration.ofSeconds(3));
            isNotGiven(link);
            // Then
            assertThat(log.lines())
                    .filteredOn(line -> line.contains("odoo_unavailable"))
                    .hasSize(4)
                    .allSatisfy(line -> assertThat(line).contains("reason=").doesNotContain("reason=null"));
            String token = odoo.accessToken(file);
            assertThat(token).isNotEmpty();
            assertThat(log.lines())
                    .noneMatch(line -> line.contains(token) || line.contains(link.substring(link.indexOf('=') + 1)));
        }
    }

    private void isNotGiven(String link) {
        browser.get(link).isError(503, "odoo_unavailable");
    }
}
