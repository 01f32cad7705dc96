package com.seitech.chat.gateway.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The script that pages embed. */
@QuarkusTest
final class WidgetTest extends HttpTest {
    private static final int MOST_BYTES = 25_600;

    private HttpResponse<byte[]> get(HttpRequest.Builder request) {
        return browser.exchange(request, BodyHandlers.ofByteArray());
    }

    private HttpRequest.Builder widget() {
        return browser.request("/widget.js");
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    @Test
    void widget_isAScriptThatAnyPageMayEmbed() {
        // When
        HttpResponse<byte[]> answer = get(widget());
        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(new String(answer.body(), UTF_8)).contains("seitech-chat");
        assertThat(header(answer, "Content-Type")).isEqualTo("text/javascript; charset=utf-8");
        assertThat(header(answer, "Cache-Control")).isEqualTo("public, max-age=300");
        assertThat(header(answer, "ETag")).startsWith("\"").endsWith("\"");
        assertThat(header(answer, "Cross-Origin-Resource-Policy")).isEqualTo("cross-origin");
        assertThat(answer.headers().allValues("Vary")).containsExactlyInAnyOrder("Origin", "Accept-Encoding");
        assertThat(answer.headers().allValues("Content-Encoding")).isEmpty();
        assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
    }

    @Test
    void widget_hasTheHeadersOfEveryAnswer() {
        // When
        HttpResponse<byte[]> answer = get(widget());
        // Then
        assertThat(answer.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(answer.headers().allValues("Content-Security-Policy"))
                .containsExactly("default-src 'none'; frame-ancestors 'none'");
        assertThat(answer.headers().allValues("Referrer-Policy")).containsExactly("no-referrer");
        assertThat(answer.headers().allValues("X-Request-Id")).hasSize(1);
        assertThat(answer.headers().allValues("Access-Control-Allow-Origin")).containsExactly(Browser.ORIGIN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "gzip, deflate, br, zstd", "br;q=1.0, GZIP;q=0.5"})
    void compressed_isTheSame_andSmall(String accepted) throws IOException {
        // When
        HttpResponse<byte[]> answer = get(widget().header("Accept-Encoding", accepted));
        // Then
        assertThat(header(answer, "Content-Encoding")).isEqualTo("gzip");
        assertThat(answer.body()).hasSizeLessThanOrEqualTo(MOST_BYTES);
        HttpResponse<byte[]> plain = get(widget());
        assertThat(new GZIPInputStream(new ByteArrayInputStream(answer.body())).readAllBytes())
                .isEqualTo(plain.body());
        assertThat(header(answer, "ETag")).isNotEqualTo(header(plain, "ETag"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"identity", "br", "gzip;q=0", "gzip; q=0.0"})
    void clientsWithoutGzip_getItPlain(String accepted) {
        // When
        HttpResponse<byte[]> answer = get(widget().header("Accept-Encoding", accepted));
        // Then
        assertThat(answer.headers().allValues("Content-Encoding")).isEmpty();
        assertThat(new String(answer.body(), UTF_8)).contains("seitech-chat");
    }

    @ParameterizedTest
    @CsvSource({"GET, identity", "GET, gzip", "HEAD, identity", "HEAD, gzip"})
    void whoHasIt_isToldSo(String method, String encoding) {
        // Given
        String etag = header(get(widget().header("Accept-Encoding", encoding)), "ETag");
        // When
        HttpResponse<byte[]> answer = get(widget().method(method, BodyPublishers.noBody())
                .header("Accept-Encoding", encoding)
                .header("If-None-Match", etag));
        // Then
        assertThat(answer.statusCode()).isEqualTo(304);
        assertThat(answer.body()).isEmpty();
        assertThat(header(answer, "ETag")).isEqualTo(etag);
        assertThat(header(answer, "Cache-Control")).isEqualTo("public, max-age=300");
    }

    @ParameterizedTest
    @ValueSource(strings = {"identity", "gzip"})
    void head_describesWhatGetGives(String encoding) {
        // Given
        HttpResponse<byte[]> whole = get(widget().header("Accept-Encoding", encoding));
        // When
        HttpResponse<byte[]> answer = get(widget().HEAD().header("Accept-Encoding", encoding));
        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        for (String name : new String[] {"Content-Type", "Content-Encoding", "ETag", "Cache-Control"}) {
            assertThat(header(answer, name)).as(name).isEqualTo(header(whole, name));
        }
        assertThat(header(answer, "Content-Length")).isEqualTo(Integer.toString(whole.body().length));
    }

    @Test
    void otherLanguage_isAModuleOfItsOwn() throws IOException {
        // When
        HttpResponse<byte[]> answer = get(browser.request("/widget.js?texts=ar"));
        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(new String(answer.body(), UTF_8)).contains("المحادثة", "as default");
        assertThat(header(answer, "Content-Type")).isEqualTo("text/javascript; charset=utf-8");
        // A module is fetched with CORS.
        assertThat(header(answer, "Access-Control-Allow-Origin")).isEqualTo(Browser.ORIGIN);
        assertThat(header(answer, "ETag")).isNotEqualTo(header(get(widget()), "ETag"));
        byte[] zipped = get(browser.request("/widget.js?texts=ar").header("Accept-Encoding", "gzip"))
                .body();
        assertThat(new GZIPInputStream(new ByteArrayInputStream(zipped)).readAllBytes())
                .isEqualTo(answer.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "xx", "../widget", "ar.js"})
    void languageThatIsNotThere_isRefused(String language) {
        // When
        Answer answer = browser.get("/widget.js?texts=" + language);
        // Then
        answer.isError(400, "invalid_request").blames("texts");
    }

    @Test
    void anythingElse_isRefused() {
        // When
        Answer answer = browser.post("/widget.js", "{}");
        // Then
        answer.isError(405, "method_not_allowed");
    }
}
