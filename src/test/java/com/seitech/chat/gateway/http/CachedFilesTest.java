package com.seitech.chat.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.seitech.chat.gateway.fake.Gate;
import com.seitech.chat.gateway.http.Browser.Chat;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Files that are on the disk already. */
@QuarkusTest
@TestProfile(CachedFilesTest.Forgetful.class)
final class CachedFilesTest extends DownloadFixture {
    /** Asks Odoo about each file each time. */
    public static final class Forgetful implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("gateway.download.known-for", "1ms");
        }
    }

    @Test
    void file_isFetchedOnce() {
        // Given
        byte[] content = bytes(100_000);
        String link = linkTo(browser.start(), "a.bin", content);
        // When
        HttpResponse<byte[]> first = fetch(link);
        HttpResponse<byte[]> second = fetch(link);
        // Then
        assertThat(List.of(first.body(), second.body()))
                .allSatisfy(body -> assertThat(body).isEqualTo(content));
        assertThat(odoo.downloads()).hasSize(1);
    }

    @Test
    void fileThatManyAskForAtOnce_isFetchedOnce() throws Exception {
        // Given
        byte[] content = bytes(100_000);
        String link = linkTo(browser.start(), "a.bin", content);
        Gate gate = odoo.faultsOnDownload().holdNext();
        List<Future<HttpResponse<byte[]>>> answers = new ArrayList<>();
        try (ExecutorService visitors = Executors.newVirtualThreadPerTaskExecutor()) {
            // When
            Callable<HttpResponse<byte[]>> visitor = () -> fetch(link);
            answers.add(visitors.submit(visitor));
            gate.awaitArrival();
            for (int i = 0; i < 20; i++) {
                answers.add(visitors.submit(visitor));
            }
            gate.open();
        }
        // Then
        for (Future<HttpResponse<byte[]>> answer : answers) {
            assertThat(answer.get().body()).isEqualTo(content);
        }
        assertThat(odoo.downloads()).hasSize(1);
    }

    @Test
    void fileThatChanged_isFetchedAnew() {
        // Given
        Chat chat = browser.start();
        long file = odoo.addsAttachment("a.bin", bytes(1000));
        String link = linkTo(chat, file);
        fetch(link);
        byte[] changed = bytes(1000);
        // When
        odoo.written("ir.attachment", file, Map.of("datas", Base64.getEncoder().encodeToString(changed)));
        HttpResponse<byte[]> answer = fetch(link);
        // Then
        assertThat(answer.body()).isEqualTo(changed);
    }

    @Test
    void fileOfADeletedMessage_isGone_alsoFromHere() {
        // Given
        Chat chat = browser.start();
        String link = linkTo(chat, "a.bin", bytes(1000));
        fetch(link);
        // When
        odoo.deletes(odoo.messagesOf(chat.channel()).getLast().id());
        // Then
        browser.get(link).isError(404, "not_found");
    }

    @Test
    void withoutOdoo_whatIsHereIsGiven() {
        // Given
        Chat chat = browser.start();
        byte[] content = bytes(1000);
        String here = linkTo(chat, "a.bin", content);
        String away = linkTo(chat, "b.bin", bytes(1000));
        fetch(here);
        // When
        odoo.stop();
        // Then
        assertThat(fetch(here).body()).isEqualTo(content);
        browser.get(away).isError(503, "odoo_unavailable");
    }

    @Test
    void otherBytesThanOdooSays_areNotGiven() {
        // Given
        byte[] content = bytes(1000);
        String link = linkTo(browser.start(), "a.bin", content);
        odoo.faultsOnDownload().answerNext("x".repeat(1000));
        // When
        browser.get(link).isError(503, "odoo_unavailable");
        // Then
        assertThat(fetch(link).body()).isEqualTo(content);
    }
}
