package com.seitech.chat.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.seitech.chat.gateway.http.Browser.Chat;
import com.seitech.chat.gateway.real.Nginx;
import io.quarkus.test.junit.QuarkusTest;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Streams of this gateway through a real nginx with {@code docker/nginx/chat.conf}. */
@QuarkusTest
@SuppressWarnings("NullAway.Init") // made before the first test
final class NginxStreamIT extends HttpTest {
    private static final Duration AT_ONCE = Duration.ofSeconds(2);
    /** One for all tests: it takes the gateway's address, which is known when the first one begins. */
    private static Nginx nginx;

    private Browser visitor;

    @BeforeEach
    void throughNginx() {
        if (nginx == null) {
            nginx = new Nginx(new Nginx.Peers(base, odoo.url(), odoo.url(), "5m"));
        }
        visitor = new Browser(nginx.uri(), nginx.trust());
    }

    @AfterAll
    static void stop() {
        nginx.close();
    }

    private HttpResponse<InputStream> stream(Chat chat, String lastEventId) {
        return visitor.exchange(
                visitor.request(Browser.streamPath(chat) + "&cursor=stale")
                        .header("Accept-Encoding", "gzip")
                        .header("Last-Event-ID", lastEventId),
                BodyHandlers.ofInputStream());
    }

    private static void hasCorsHeadersOnce(HttpResponse<?> answer) {
        assertThat(answer.headers().allValues("Access-Control-Allow-Origin")).containsExactly(Browser.ORIGIN);
        assertThat(answer.headers().allValues("Access-Control-Allow-Credentials"))
                .containsExactly("true");
        assertThat(answer.headers().allValues("Vary")).containsExactly("Origin");
    }

    @Test
    void headAndFirstEvents_arriveAtOnce_andTheAgentsReplyLive() {
        // Given
        Chat chat = visitor.start();
        long opened = System.nanoTime();
        HttpResponse<InputStream> answer =
                visitor.exchange(visitor.request(Browser.streamPath(chat)), BodyHandlers.ofInputStream());
        try (EventReader stream = new EventReader(answer.body())) {
            stream.next("read");
            Duration took = Duration.ofNanos(System.nanoTime() - opened);
            // When
            long reply = odoo.agentReplies(chat.channel(), "Hi Jane 👋");
            // Then
            assertThat(stream.next("message").data().path("id").asLong()).isEqualTo(reply);
            assertThat(took).isLessThan(AT_ONCE);
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/event-stream;charset=UTF-8");
            assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
            hasCorsHeadersOnce(answer);
        }
    }

    @Test
    void streamThatIsOpenedAgain_goesOnWhereItEnded() {
        // Given
        Chat chat = visitor.start();
        String lastId;
        try (EventReader stream = visitor.stream(chat, "")) {
            stream.next("read");
            odoo.agentReplies(chat.channel(), "one");
            lastId = stream.next("message").lastId();
        }
        long missed = odoo.agentReplies(chat.channel(), "two");
        // When
        HttpResponse<InputStream> answer = stream(chat, lastId);
        // Then
        assertThat(answer.headers().firstValue("Content-Encoding")).isEmpty();
        try (EventReader stream = new EventReader(answer.body())) {
            assertThat(stream.next("message").data().path("id").asLong()).isEqualTo(missed);
        }
    }

    @Test
    void polls_haveCorsHeadersOnce_whetherOrNotThereIsNews() {
        // Given
        Chat chat = visitor.start();
        String path = "/api/chat/support/" + chat.channel() + "/poll?last_message_id=0&session_token=" + chat.token();
        visitor.poll(chat, "0").isOk();
        // When
        HttpResponse<String> quiet = visitor.exchange(visitor.request(path), BodyHandlers.ofString());
        odoo.agentReplies(chat.channel(), "Hi");
        HttpResponse<String> news = visitor.exchange(visitor.request(path + "&wait=15"), BodyHandlers.ofString());
        // Then
        assertThat(Answer.of(quiet).isOk().json().path("messages")).isEmpty();
        assertThat(Answer.of(news).isOk().json().path("messages")).hasSize(1);
        hasCorsHeadersOnce(quiet);
        hasCorsHeadersOnce(news);
    }
}
