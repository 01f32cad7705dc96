package com.seitech.chat.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.util.List;

/** What came back, read as a browser would. */
record Answer(int status, HttpHeaders headers, String body) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static Answer of(HttpResponse<String> response) {
        return new Answer(response.statusCode(), response.headers(), response.body());
    }

    JsonNode json() {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new AssertionError("not JSON: " + body, e);
        }
    }

    List<String> header(String name) {
        return headers.allValues(name);
    }

    Answer isOk() {
        assertThat(status).as(body).isEqualTo(200);
        assertThat(json().path("success").asBoolean()).isTrue();
        return this;
    }

    /** An error of the catalogue: for a person, for a program, and nothing from inside. */
    Answer isError(int wantedStatus, String code) {
        assertThat(status).as(body).isEqualTo(wantedStatus);
        assertThat(json().path("success").isBoolean()).isTrue();
        assertThat(json().path("success").asBoolean()).isFalse();
        assertThat(json().path("code").asText()).isEqualTo(code);
        assertThat(json().path("error").asText()).isNotBlank().doesNotContainIgnoringCase("exception");
        assertThat(json().has("reference")).isEqualTo(wantedStatus >= 500);
        assertThat(header("Retry-After")).hasSize(wantedStatus == 429 || wantedStatus == 503 ? 1 : 0);
        return this;
    }

    Answer blames(String field) {
        assertThat(json().path("field").asText()).isEqualTo(field);
        assertThat(json().path("error").asText()).contains(field);
        return this;
    }
}
