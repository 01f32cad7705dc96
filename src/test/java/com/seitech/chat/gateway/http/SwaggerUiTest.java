package com.seitech.chat.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The description in a browser, for operators. */
@QuarkusTest
@SuppressWarnings("NullAway.Init") // injected
final class SwaggerUiTest extends HttpTest {
    @TestHTTPResource(management = true)
    URI management;

    @ParameterizedTest
    @CsvSource({
        "/q/swagger-ui/, text/html, show.js",
        "/q/swagger-ui/show.js, text/javascript, ../openapi",
        "/q/swagger-ui/swagger-ui-bundle.js, text/javascript, SwaggerUIBundle",
        "/q/swagger-ui/swagger-ui.css, text/css, .swagger-ui",
        "/q/openapi, application/yaml, openapi: 3.1.0"
    })
    void files_areThere(String path, String type, String content) {
        // When
        Answer answer = new Browser(management).get(path);
        // Then
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).containsExactly(type + "; charset=utf-8");
        assertThat(answer.header("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(answer.body().contains(content)).isTrue();
    }

    @Test
    void pathWithoutSlash_leadsToIt() {
        // When
        Answer answer = new Browser(management).get("/q/swagger-ui");
        // Then
        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.header("Location")).containsExactly("/q/swagger-ui/");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/q/swagger-ui/application.properties",
                "/q/swagger-ui/../application.properties",
                "/q/swagger-uix"
            })
    void nothingElseIsThere(String path) {
        assertThat(new Browser(management).get(path).status()).isEqualTo(404);
    }

    @Test
    void visitorsPort_hasNone() {
        browser.get("/q/swagger-ui/").isError(404, "not_found");
    }
}
