package com.seitech.chat.gateway.upload.scan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class VerdictTest {
    @Test
    void onlyOk_isClean() {
        assertThat(Verdict.of("stream: OK")).isEqualTo(new Verdict.Clean());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "OK",
                "stream:OK",
                "stream: ok",
                "stream: OK ",
                " stream: OK",
                "stream: OK\n",
                "other: OK",
                "stream: FOUND",
                "1: stream: OK",
                "UNKNOWN COMMAND",
                "COMMAND READ TIMED OUT",
                "stream: Can't allocate memory ERROR",
                "HTTP/1.1 400 Bad Request"
            })
    void anythingElse_isNoVerdict(String reply) {
        assertThat(Verdict.of(reply)).isInstanceOf(Verdict.NotScanned.class);
    }

    @Test
    void found_hasTheVirussName() {
        assertThat(Verdict.of("stream: Win.Test.EICAR_HDB-1 FOUND"))
                .isEqualTo(new Verdict.Found("Win.Test.EICAR_HDB-1"));
    }

    @Test
    void foreignNames_areShortAndPrintable() {
        // Given
        String name = "Bad\u0007\u001b[2J\n\u00e9\u009b" + "x".repeat(500);
        // When
        Verdict verdict = Verdict.of("stream: " + name + " FOUND");
        // Then
        assertThat(verdict).isEqualTo(new Verdict.Found("Bad[2J" + "x".repeat(94)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"stream: \u0001 FOUND", "stream:   FOUND"})
    void namesWithoutALetter_areFindingsAllTheSame(String reply) {
        assertThat(Verdict.of(reply)).isEqualTo(new Verdict.Found("something"));
    }

    @Test
    void otherReplies_areQuotedShortAndPrintable() {
        // When
        Verdict verdict = Verdict.of("<\u001b>" + "x".repeat(500));
        // Then
        assertThat(verdict)
                .isInstanceOfSatisfying(
                        Verdict.NotScanned.class,
                        not -> assertThat(not.reason()).contains("<>xxx").hasSizeLessThan(200));
    }

    @Test
    void sizeLimit_isSaidWithItsCure() {
        // When
        Verdict verdict = Verdict.of("INSTREAM size limit exceeded. ERROR");
        // Then
        assertThat(verdict)
                .isInstanceOfSatisfying(
                        Verdict.NotScanned.class,
                        not -> assertThat(not.reason()).contains("StreamMaxLength", "gateway.upload.max-file"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"stream: OK", "stream: Eicar FOUND", "INSTREAM size limit exceeded. ERROR"})
    void repliesToAPartOfTheFile_areNoVerdict(String reply) {
        assertThat(Verdict.ofPart(reply)).isInstanceOf(Verdict.NotScanned.class);
    }
}
