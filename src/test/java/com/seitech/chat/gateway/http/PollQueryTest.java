package com.seitech.chat.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PollQueryTest {
    @ParameterizedTest
    @CsvSource({
        "session_token=a-b_C9&last_message_id=12, a-b_C9, 12",
        "last_message_id=12&session_token=a, a, 12",
        "session_token=a, a, 0",
        "last_message_id=1800000000000, , 1800000000000",
        "session_token=a&last_message_id=1&_=5&x=, a, 1",
        "session_token=a&session_token=b&last_message_id=1&last_message_id=2, a, 1",
        "session_token=a=b, a=b, 0",
        "session_token_=a&xlast_message_id=7, , 0",
        "session_token=a&, a, 0"
    })
    void plainQueries_areRead(String query, String token, long last) {
        assertThat(PollQuery.read(query)).isEqualTo(new PollQuery(token, last));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "session_token=a&wait=5",
                "cursor=&session_token=a",
                "session_token=a%62",
                "session_token=a+b",
                "session_token=a;last_message_id=1",
                "session_token",
                "session_token&last_message_id=1",
                "&session_token=a",
                "w%61it=5",
                "last_message_id=",
                "last_message_id=-1",
                "last_message_id=1e3",
                "last_message_id=٣",
                "last_message_id=1234567890123456789"
            })
    void whatIsLessPlain_isLeftToOthers(String query) {
        assertThat(PollQuery.read(query)).isNull();
    }

    @Test
    void noQuery_asksForTheFirst() {
        assertThat(PollQuery.read(null)).isEqualTo(new PollQuery(null, 0));
    }
}
