package com.seitech.chat.gateway.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.seitech.chat.gateway.fake.Gate;
import com.seitech.chat.gateway.http.Browser.Chat;
import com.seitech.chat.gateway.outbox.AttachmentId;
import com.seitech.chat.gateway.session.ChannelId;
import com.seitech.chat.gateway.upload.FileLinks;
import com.seitech.chat.gateway.upload.UploadConfig;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code GET /web/content/…}. */
@QuarkusTest
@SuppressWarnings("NullAway.Init") // injected
final class DownloadTest extends DownloadFixture {
    private static final int MEGABYTE = 1024 * 1024;
    private static final int TEN_SECONDS = 10;
    private static final List<String> SAME_FOR_HEAD = List.of(
            "Content-Type",
            "Content-Disposition",
            "ETag",
            "Accept-Ranges",
            "X-Content-Type-Options",
            "Content-Security-Policy");

    @Inject
    UploadConfig config;

    private static String header(HttpResponse<?> answer, String name) {
        assertThat(answer.headers().allValues(name)).as(name).hasSize(1);
        return answer.headers().allValues(name).getFirst();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 1000, 5 * MEGABYTE})
    void agentsFile_reachesTheVisitor_byteForByte(int size) {
        // Given
        byte[] content = bytes(size);
        String link = linkTo(browser.start(), "plan.pdf", content);
        // When
        HttpResponse<byte[]> answer = fetch(link);
        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(content);
        assertThat(header(answer, "Content-Length")).isEqualTo(Integer.toString(size));
    }

    @Test
    void visitorsOwnFile_comesBack_underTheLinkOfTheUpload() {
        // Given
        Chat chat = browser.start();
        byte[] content = "a text".repeat(200).getBytes(UTF_8);
        Answer upload = browser.upload(chat, new Multipart().file("a.txt", "text/plain", content));
        // When
        HttpResponse<byte[]> answer =
                fetch(upload.isOk().json().path("file_url").asText());
        // Then
        assertThat(answer.body()).isEqualTo(content);
    }

    @ParameterizedTest
    @CsvSource({
        "image/png, image/png, inline",
        "image/jpeg, image/jpeg, inline",
        "image/gif, image/gif, inline",
        "image/webp, image/webp, inline",
        "IMAGE/PNG, image/png, inline",
        "image/svg+xml, image/svg+xml, attachment",
        "text/html, text/html, attachment",
        "text/html; charset=utf-8, text/html, attachment",
        "application/xhtml+xml, application/xhtml+xml, attachment",
        "application/pdf, application/pdf, attachment",
        "text/plain, text/plain, attachment",
        "image/png/x, application/octet-stream, attachment",
        "nonsense, application/octet-stream, attachment",
        "'image/png\r\nX-Evil: 1', application/octet-stream, attachment",
        "'', application/octet-stream, attachment"
    })
    void onlySafePictures_areShownInThePage(String mimetype, String type, String disposition) {
        // Given
        Chat chat = browser.start();
        long file = odoo.addsAttachment("file", bytes(100));
        odoo.written("ir.attachment", file, Map.of("mimetype", mimetype));
        // When
        HttpResponse<byte[]> answer = fetch(linkTo(chat, file));
        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(header(answer, "Content-Type").replace(";charset=UTF-8", "")).isEqualTo(type);
        assertThat(header(answer, "Content-Disposition")).isEqualTo(disposition + "; filename=\"file\"");
        assertThat(answer.headers().firstValue("X-Evil")).isEmpty();
    }

    @Test
    void everyFile_isKeptFromRunningAnything() {
        // Given
        String link = linkTo(browser.start(), "a.png", bytes(100));
        // When
        HttpResponse<byte[]> answer = fetch(link);
        // Then
        assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(answer, "Content-Security-Policy")).isEqualTo("default-src 'none'; sandbox");
        assertThat(header(answer, "Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(header(answer, "Cross-Origin-Resource-Policy")).isEqualTo("cross-origin");
        assertThat(header(answer, "Access-Control-Allow-Origin")).isEqualTo(Browser.ORIGIN);
        assertThat(header(answer, "Access-Control-Allow-Credentials")).isEqualTo("true");
        assertThat(header(answer, "Vary")).isEqualTo("Origin");
    }

    @Test
    void browsersMayKeepIt_noLongerThanTheLinkLives() {
        // Given
        String link = linkTo(browser.start(), "a.png", bytes(100));
        // When
        String kept = header(fetch(link), "Cache-Control");
        // Then
        assertThat(kept).matches("private, max-age=[0-9]+");
        assertThat(Long.parseLong(kept.substring(kept.indexOf('=') + 1)))
                .isBetween(24 * 3600L - TEN_SECONDS, 24 * 3600L);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            plan.pdf         | attachment; filename="plan.pdf"
            my plan.pdf      | attachment; filename="my plan.pdf"
            plän 😀.pdf      | attachment; filename="pl_n _.pdf"; filename*=UTF-8''pl%C3%A4n%20%F0%9F%98%80.pdf
            تقرير.pdf        | attachment; filename="_____.pdf"; filename*=UTF-8''%D8%AA%D9%82%D8%B1%D9%8A%D8%B1.pdf
            a"b%41*'(;).pdf  | attachment; filename="a_b_41*'(;).pdf"; filename*=UTF-8''a%22b%2541%2A%27%28%3B%29.pdf
            a/../b\\c.pdf    | attachment; filename="c.pdf"
            x\u202Efdp.exe   | attachment; filename="xfdp.exe"
            ..               | attachment; filename="file"
            """)
    void name_isTheOneInOdoo_madeSafe(String name, String disposition) {
        // Given
        String link = linkTo(browser.start(), name, bytes(10));
        // When
        HttpResponse<byte[]> answer = fetch(link);
        HttpResponse<byte[]> renamed = fetch(link.replaceFirst("/[^/]*\\?", "/evil.html?"));
        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(header(answer, "Content-Disposition")).isEqualTo(disposition);
        assertThat(header(renamed, "Content-Disposition")).isEqualTo(disposition);
    }

    @Test
    void onlyTheLink_isNeeded_andNothingElseIsAskedFor() {
        // Given
        String link = linkTo(browser.start(), "a.png", bytes(10));
        // When
        HttpResponse<byte[]> answer = browser.exchange(
                browser.request(link).header("Accept", "image/avif,image/webp,image/png,*/*;q=0.8"),
                HttpResponse.BodyHandlers.ofByteArray());
        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 10})
    void head_isTheSameWithoutTheFile_whichIsNotFetched(int size) {
        // Given
        String link = linkTo(browser.start(), "a.png", bytes(size));
        // When
        Answer head = browser.exchange(browser.request(link).method("HEAD", BodyPublishers.noBody()));
        // Then
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.header("Content-Length")).containsExactly(Integer.toString(size));
        assertThat(head.body()).isEmpty();
        assertThat(odoo.downloads()).isEmpty();
        HttpResponse<byte[]> get = fetch(link);
        for (String name : SAME_FOR_HEAD) {
            assertThat(head.header(name)).as(name).isEqualTo(get.headers().allValues(name));
        }
    }

    @Test
    void withoutAToken_oneIsRequired() {
        // Given
        String link = linkTo(browser.start(), "a.png", bytes(10));
        // When
        List<Answer> answers = List.of(
                browser.get(link.substring(0, link.indexOf('?'))),
                browser.get(link.substring(0, link.indexOf('=') + 1)));
        // Then
        assertThat(answers).allSatisfy(answer -> answer.isError(401, "token_required"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"x", "1.2.3", "1.99999999999.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "%00", "%F0%9F%98%80"
            })
    void wrongTokens_areRefused_neverWith401(String token) {
        // Given
        String link = linkTo(browser.start(), "a.png", bytes(10));
        odoo.forgetCalls();
        // When
        Answer answer = browser.get(link.substring(0, link.indexOf('=') + 1) + token);
        // Then
        answer.isError(403, "invalid_session");
        assertThat(answer.header("Access-Control-Allow-Origin")).containsExactly(Browser.ORIGIN);
        assertThat(odoo.receivedCalls("ir.attachment", "generate_access_token")).isEmpty();
    }

    @Test
    void linksThatWereChanged_areRefused() {
        // Given
        Chat chat = browser.start();
        Chat other = browser.start();
        long file = odoo.addsAttachment("a.png", bytes(10));
        String link = linkTo(chat, file);
        String of = "/web/content/" + file + "/";
        // When
        Answer otherFile = browser.get(link.replace(of, "/web/content/" + (file + 1) + "/"));
        Answer noFile = browser.get(link.replace(of, "/web/content/0/"));
        Answer tooLong = browser.get(link.replace(of, "/web/content/99999999999999999999/"));
        Answer otherChannel =
                browser.get(link.replace("token=" + chat.channel() + ".", "token=" + other.channel() + "."));
        Answer sessionToken = browser.get(link.substring(0, link.indexOf('=') + 1) + chat.token());
        // Then
        assertThat(List.of(otherFile, noFile, tooLong, otherChannel, sessionToken))
                .allSatisfy(answer -> answer.isError(403, "invalid_session"));
        assertThat(odoo.downloads()).isEmpty();
    }

    @Test
    void linksWhoseLifeHasEnded_areRefused() throws IOException {
        // Given
        Chat chat = browser.start();
        long file = odoo.addsAttachment("a.png", bytes(10));
        odoo.agentRepliesWithFile(chat.channel(), "see", file);
        // When
        Answer expired = browser.get(linkMadeAgo(config.linkLifetime(), chat.channel(), file));
        Answer living = browser.get(linkMadeAgo(Duration.ZERO, chat.channel(), file));
        // Then
        expired.isError(403, "invalid_session");
        assertThat(living.status()).isEqualTo(200);
    }

    /** A good link to anything: the gateway makes none to what no message carries, but messages come and go. */
    private String linkMadeAgo(Duration ago, long channel, long file) throws IOException {
        Clock then = Clock.fixed(Instant.now().minus(ago), ZoneOffset.UTC);
        byte[] key = Files.readAllBytes(data.resolve("link-signing.key"));
        SecretKey signing = new SecretKeySpec(key, "HmacSHA256");
        return new FileLinks(() -> List.of(signing), config, then)
                .link(new AttachmentId(file), new ChannelId(channel), "a.png");
    }

    @Test
    void filesThatNoMessageOfTheChannelCarries_areNotThere() throws IOException {
        // Given
        Chat chat = browser.start();
        Chat other = browser.start();
        long internal = odoo.channel("group", "Staff");
        long loose = odoo.addsAttachment("a.png", bytes(10));
        long ofChannel = odoo.addsAttachmentToChannel(chat.channel(), "a.png", bytes(10));
        long ofOther = odoo.addsAttachment("a.png", bytes(10));
        long ofInternal = odoo.addsAttachment("a.png", bytes(10));
        odoo.agentRepliesWithFile(other.channel(), "see", ofOther);
        odoo.agentRepliesWithFile(internal, "see", ofInternal);
        // When
        List<Answer> answers = List.of(
                browser.get(linkMadeAgo(Duration.ZERO, chat.channel(), loose)),
                browser.get(linkMadeAgo(Duration.ZERO, chat.channel(), ofChannel)),
                browser.get(linkMadeAgo(Duration.ZERO, chat.channel(), ofOther)),
                browser.get(linkMadeAgo(Duration.ZERO, chat.channel(), 999_999)));
        Answer ofNobody = browser.get(linkMadeAgo(Duration.ZERO, internal, ofInternal));
        Answer head = browser.exchange(browser.request(linkMadeAgo(Duration.ZERO, chat.channel(), loose))
                .method("HEAD", BodyPublishers.noBody()));
        // Then
        assertThat(head.status()).isEqualTo(404);
        ofNobody.isError(403, "invalid_session");
        assertThat(answers).allSatisfy(answer -> answer.isError(404, "not_found"));
        assertThat(odoo.downloads()).isEmpty();
    }

    /** It was asked about the file when it was asked for the message. */
    @Test
    void fileOfAMessageThatWasJustShown_costsOdooTheFileAndNothingElse() {
        // Given
        Chat chat = browser.start();
        long file = odoo.addsAttachment("a.png", bytes(10));
        odoo.written("ir.attachment", file, Map.of("access_token", "from-before"));
        String link = linkTo(chat, file);
        odoo.forgetCalls();
        // When
        HttpResponse<byte[]> answer = fetch(link);
        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(odoo.downloads()).hasSize(1);
        assertThat(odoo.receivedCalls("ir.attachment", "generate_access_token")).isEmpty();
        assertThat(odoo.receivedCalls("seitech.chat.message", "search")).isEmpty();
    }

    @Test
    void accessTokenThatIsNotGoodAnyMore_isAskedForAnew() {
        // Given
        Chat chat = browser.start();
        long file = odoo.addsAttachment("a.png", bytes(10));
        odoo.written("ir.attachment", file, Map.of("access_token", "old"));
        String link = linkTo(chat, file);
        odoo.written("ir.attachment", file, Map.of("access_token", "new"));
        // When
        HttpResponse<byte[]> answer = fetch(link);
        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(odoo.downloads()).hasSize(2);
    }

    @Test
    void filesOfAClosedChat_areStillThere() {
        // Given
        Chat chat = browser.start();
        String link = linkTo(chat, "a.png", bytes(10));
        // When
        odoo.closes(chat.channel());
        // Then
        assertThat(fetch(link).statusCode()).isEqualTo(200);
    }

    @Test
    void fileThatIsDeletedWhileItIsFetched_isNotThere() {
        // Given
        Chat chat = browser.start();
        long file = odoo.addsAttachment("a.png", bytes(10));
        String link = linkTo(chat, file);
        odoo.faultsOnDownload().httpStatusNext(404, "<h1>Not Found</h1>");
        // When
        Answer answer = browser.get(link);
        // Then
        answer.isError(404, "not_found");
    }

    @ParameterizedTest
    @ValueSource(ints = {303, 403, 429, 500, 502, 503})
    void otherAnswersOfOdoo_areUnavailable(int status) {
        // Given
        String link = linkTo(browser.start(), "a.png", bytes(10));
        odoo.faultsOnDownload().httpStatusNext(status, "<h1>inner detail</h1>");
        // When
        Answer answer = browser.get(link);
        // Then
        answer.isError(503, "odoo_unavailable");
        assertThat(answer.body()).doesNotContain("inner");
    }

    @Test
    void filesThatDoNotArriveWhole_areNotGivenAtAll() {
        // Given
        String link = linkTo(browser.start(), "a.png", bytes(MEGABYTE));
        odoo.faultsOnDownload().cutAfterBytes(MEGABYTE / 2);
        Answer cut = browser.get(link);
        odoo.faultsOnDownload().refuseNext(1);
        Answer refused = browser.get(link);
        odoo.faultsOnDownload().answerNext("x".repeat(2 * MEGABYTE));
        Answer longer = browser.get(link);
        odoo.faultsOnDownload().answerNext("x");
        Answer shorter = browser.get(link);
        // When
        HttpResponse<byte[]> whole = fetch(link);
        // Then
        assertThat(List.of(cut, refused, longer, shorter))
                .allSatisfy(answer -> answer.isError(503, "odoo_unavailable"));
        assertThat(whole.body()).hasSize(MEGABYTE);
    }

    @Test
    void withoutOdoo_itIsUnavailable() {
        // Given
        String link = linkTo(browser.start(), "a.png", bytes(10));
        odoo.stop();
        // When
        Answer answer = browser.get(link);
        // Then
        answer.isError(503, "odoo_unavailable");
        assertThat(answer.header("Access-Control-Allow-Origin")).containsExactly(Browser.ORIGIN);
    }

    @Test
    void slowVisitors_costOdooNothing() {
        // Given
        Chat chat = browser.start();
        String large = linkTo(chat, "large.bin", bytes(30 * MEGABYTE));
        String small = linkTo(chat, "small.bin", bytes(10));
        try (RawConnection slow = RawConnection.slow(base)) {
            slow.head("GET " + large);
            assertThat(new String(slow.read(12), UTF_8)).isEqualTo("HTTP/1.1 200");
            // When
            HttpResponse<byte[]> other = fetch(small);
            // Then
            assertThat(other.statusCode()).isEqualTo(200);
            assertThat(cached()).anySatisfy(file -> assertThat(file).hasSize(30L * MEGABYTE));
        }
    }

    @Test
    void visitorsWhoLeaveWhileItIsFetched_leaveItToTheNext() {
        // Given
        byte[] content = bytes(MEGABYTE);
        String link = linkTo(browser.start(), "a.bin", content);
        Gate gate = odoo.faultsOnDownload().holdNext();
        RawConnection client = RawConnection.open(base);
        client.head("GET " + link);
        gate.awaitArrival();
        // When
        client.reset();
        gate.open();
        HttpResponse<byte[]> next = fetch(link);
        // Then
        assertThat(next.body()).isEqualTo(content);
        assertThat(odoo.downloads()).hasSize(1);
    }

    @Test
    void odoosAccessToken_isMadeOnce_andSentWithTheDatabase() {
        // Given
        Chat chat = browser.start();
        long file = odoo.addsAttachment("a.png", bytes(MEGABYTE));
        String link = linkTo(chat, file);
        odoo.faultsOnDownload().cutAfterBytes(MEGABYTE / 2);
        browser.get(link).isError(503, "odoo_unavailable");
        String first = odoo.accessToken(file);
        // When
        HttpResponse<byte[]> answer = fetch(link);
        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(first).isNotEmpty();
        assertThat(odoo.accessToken(file)).isEqualTo(first);
        assertThat(answer.headers().toString()).doesNotContain(first);
        assertThat(odoo.downloads()).containsExactly(file, file);
    }

    @Test
    void wrongMethods_are405AsJson() {
        // Given
        String link = linkTo(browser.start(), "a.png", bytes(10));
        // When
        Answer answer = browser.post(link, "{}");
        // Then
        answer.isError(405, "method_not_allowed");
    }
}
