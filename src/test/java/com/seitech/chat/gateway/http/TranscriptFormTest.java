package com.seitech.chat.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TranscriptFormTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "|TEXT",
                "''|TEXT",
                "*/*|TEXT",
                "text/plain|TEXT",
                "application/json|JSON",
                "Application/JSON; charset=utf-8|JSON",
                "application/json, text/plain, */*|JSON",
                "text/plain, application/json|TEXT",
                "text/plain;q=0.5, application/json|JSON",
                "application/json;q=0.1, */*|TEXT",
                "application/json;q=0|TEXT",
                "application/json ; q = 0.9 , text/*;q=0.8|JSON",
                "text/html,application/xml;q=0.9,*/*;q=0.8|TEXT",
                "application/json;q=lots|JSON",
                ";;,,/|TEXT",
            })
    void accept_decidesTheForm(@Nullable String accept, TranscriptForm form) {
        assertThat(TranscriptForm.of(accept)).isEqualTo(form);
    }
}
