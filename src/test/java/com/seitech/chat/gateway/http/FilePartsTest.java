package com.seitech.chat.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.seitech.chat.gateway.http.Browser.Chat;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of which a browser has some already. */
@QuarkusTest
final class FilePartsTest extends DownloadFixture {
    private static final int SIZE = 300_000;

    private byte[] content = {};
    private String link = "";

    @BeforeEach
    void file() {
        content = bytes(SIZE);
        link = linkTo(browser.start(), "plan.pdf", content);
    }

    private HttpResponse<byte[]> get(String... headers) {
        return browser.exchange(browser.request(link).headers(headers), BodyHandlers.ofByteArray());
    }

    private String etag() {
        return fetch(link).headers().firstValue("ETag").orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "bytes=0-, 0, 299999",
        "bytes=0-0, 0, 0",
        "bytes=1000-1999, 1000, 1999",
        "bytes=299999-, 299999, 299999",
        "bytes=-1, 299999, 299999",
        "bytes=-400000, 0, 299999",
        "bytes=100-400000, 100, 299999"
    })
    void part_isGiven(String range, int first, int last) {
        // When
        HttpResponse<byte[]> answer = get("Range", range);
        // Then
        assertThat(answer.statusCode()).isEqualTo(206);
        assertThat(answer.headers().allValues("Content-Range"))
                .containsExactly("bytes " + first + "-" + last + "/" + SIZE);
        assertThat(answer.headers().allValues("Content-Length")).containsExactly(Integer.toString(last - first + 1));
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/pdf");
        assertThat(answer.headers().firstValue("Content-Security-Policy")).contains("default-src 'none'; sandbox");
        assertThat(answer.body()).isEqualTo(Arrays.copyOfRange(content, first, last + 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=300000-", "bytes=-0", "bytes=999999999999-"})
    void partThatIsNotThere_isRefused_withTheSize(String range) {
        // When
        Answer answer = browser.exchange(browser.request(link).header("Range", range));
        // Then
        answer.isError(416, "range_not_satisfiable");
        assertThat(answer.header("Content-Range")).containsExactly("bytes */" + SIZE);
        assertThat(answer.header("Access-Control-Allow-Origin")).containsExactly(Browser.ORIGIN);
        assertThat(odoo.downloads()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=5-3", "bytes=0-1,5-6", "lines=1-2", "x"})
    void whatIsNotUnderstood_isTheWholeFile(String range) {
        // When
        HttpResponse<byte[]> answer = get("Range", range);
        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(content);
    }

    @Test
    void partOfTheSameFile_isGiven_andOfAnotherTheWhole() {
        // Given
        String etag = etag();
        // When
        HttpResponse<byte[]> same = get("Range", "bytes=0-9", "If-Range", etag);
        HttpResponse<byte[]> other = get("Range", "bytes=0-9", "If-Range", "\"other\"");
        HttpResponse<byte[]> weak = get("Range", "bytes=0-9", "If-Range", "W/" + etag);
        HttpResponse<byte[]> date = get("Range", "bytes=0-9", "If-Range", "Wed, 21 Oct 2026 07:28:00 GMT");
        // Then
        assertThat(same.statusCode()).isEqualTo(206);
        assertThat(List.of(other, weak, date)).allSatisfy(whole -> {
            assertThat(whole.statusCode()).isEqualTo(200);
            assertThat(Arrays.equals(whole.body(), content)).isTrue();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s", "W/%s", "\"other\", %s", "*"})
    void fileThatTheClientHas_isNotSentAgain(String known) {
        // Given
        String etag = etag();
        // When
        HttpResponse<byte[]> answer = get("If-None-Match", known.formatted(etag));
        Answer head = browser.exchange(browser.request(link)
                .method("HEAD", BodyPublishers.noBody())
                .header("If-None-Match", known.formatted(etag)));
        // Then
        assertThat(head.status()).isEqualTo(304);
        assertThat(answer.statusCode()).isEqualTo(304);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.headers().allValues("ETag")).containsExactly(etag);
        assertThat(answer.headers().firstValue("Cache-Control").orElseThrow()).startsWith("private, max-age=");
        assertThat(answer.headers().allValues("Access-Control-Allow-Origin")).containsExactly(Browser.ORIGIN);
    }

    @Test
    void etag_isOfTheContent() {
        // Given
        Chat chat = browser.start();
        // When
        String same = linkTo(chat, "other name.bin", content);
        String other = linkTo(chat, "plan.pdf", bytes(10));
        // Then
        assertThat(fetch(same).headers().firstValue("ETag")).contains(etag());
        assertThat(fetch(other).headers().firstValue("ETag").orElseThrow()).isNotEqualTo(etag());
        assertThat(get("If-None-Match", "\"other\"").body()).isEqualTo(content);
    }
}
