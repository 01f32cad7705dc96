package com.seitech.chat.gateway.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.seitech.chat.gateway.session.StoreUnavailable;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

final class ShownTest {
    private static String printed(Throwable failure) {
        StringWriter text = new StringWriter();
        Shown.of(failure).printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    @Test
    void failure_isShownByKindAndPlace_asAreItsCauses() {
        // Given
        Exception cause = new NumberFormatException("For input string: \"a secret\"");
        // When
        String shown = printed(new IllegalStateException("not read: a secret", cause));
        // Then
        assertThat(shown)
                .contains("java.lang.IllegalStateException", "java.lang.NumberFormatException")
                .contains("ShownTest.failure_isShownByKindAndPlace_asAreItsCauses")
                .doesNotContain("a secret");
    }

    @Test
    void textsThatQuoteNobody_stay() {
        assertThat(printed(new StoreUnavailable("not written", new NoSuchFileException("/data/outbox/7"))))
                .contains("not written", "/data/outbox/7");
    }

    @Test
    void causesInACircle_areShownAFewTimes() {
        // Given
        Exception one = new IllegalStateException();
        one.initCause(new IllegalArgumentException(one));
        // Then
        assertThat(printed(one).split("Caused by", -1)).hasSizeBetween(3, 20);
    }

    @Test
    void nothing_isNoFailureOfTheLog() {
        assertThat(Shown.of(null)).isNotNull();
    }
}
