package com.seitech.chat.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.seitech.chat.gateway.outbox.MessageId;
import com.seitech.chat.gateway.tail.Seen;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That {@link IsolationTest} would notice. */
final class LeaksTest {
    private static final Leaks.Asked ASKED = new Leaks.Asked(Set.of(), false);

    private final Markers markers = new Markers();
    private final Leaks leaks =
            new Leaks(markers, new Leaks.Ids(Set.of(7L), Set.of(1_000_123L, 4_000_000_000_000_123L), Set.of(9L)));

    @Test
    void textsOfOthers_areFound_howeverTheyAreWritten() {
        // Given
        String text = markers.next("b1");
        // When Then
        assertThat(List.of(
                        "{\"content\":\"" + text + "\"}",
                        "Content-Disposition: attachment; filename*=UTF-8''" + text + ".txt",
                        "event: message\ndata: {\"a\":\"" + text.toUpperCase(Locale.ROOT) + "\"}"))
                .allSatisfy(answer -> assertThat(leaks.in(answer, ASKED))
                        .singleElement()
                        .asString()
                        .contains(text));
    }

    @Test
    void textsOfTheReader_areNot() {
        assertThat(leaks.in(markers.next("a") + " {\"message_id\":1000122}", ASKED))
                .isEmpty();
    }

    @Test
    void secrets_areFound() {
        // Given
        markers.addSecret("b1", "\"5F0e\"");
        // When Then
        assertThat(leaks.in("ETag: \"5f0e\"", ASKED)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"channel_id\":7}",
                "{\"message_id\":1000123}",
                "{\"messages\":[{\"id\":1000123}]}",
                "data: {\"message\":{\"id\":4000000000000123}}",
                "data: {\"replaces\":4000000000000123}",
                "{\"messages\":[{\"id\":5,\"reply_to\":1000123}]}",
                // Another number of the same message.
                "{\"messages\":[{\"id\":5000000001000123}]}",
                "{\"messages\":[{\"id\":5,\"attachments\":[{\"id\":9}]}]}",
                "{\"file_url\":\"http://chat/web/content/9/a.txt?token=1\"}",
                "{\"is_typing\":true}",
                "{\"messages\":[{\"id\":5,\"status\":\"read\"}]}",
                "{\"state\":\"closed\"}"
            })
    void whatIsNotTheReaders_isFound(String answer) {
        assertThat(leaks.in(answer, ASKED)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"channel_id\":8,\"message_id\":0}",
                "{\"messages\":[{\"id\":9,\"status\":\"sent\",\"attachments\":[{\"id\":7}]}]}",
                "{\"is_typing\":false,\"state\":\"active\"}",
                "data: {not json"
            })
    void whatIsHis_isNot(String answer) {
        assertThat(leaks.in(answer, ASKED)).isEmpty();
    }

    @Test
    void idsInPositions_areFound_unlessTheReaderNamedThem() {
        // Given
        String cursor = Cursors.at(Seen.upTo(new MessageId(5)).with(List.of(new MessageId(1_000_123))), 0);
        // When Then
        assertThat(leaks.in("{\"cursor\":\"" + cursor + "\"}", ASKED)).hasSize(1);
        assertThat(leaks.in("id: " + cursor + "\n", ASKED)).hasSize(1);
        assertThat(leaks.in("id: " + cursor + "\n", new Leaks.Asked(Set.of(1_000_123L), false)))
                .isEmpty();
    }
}
