package com.seitech.chat.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ByteRangeTest {
    private static final int SIZE = 10;

    @ParameterizedTest
    @CsvSource({
        "bytes=0-, 0, 9",
        "bytes=0-0, 0, 0",
        "bytes=9-9, 9, 9",
        "bytes=3-5, 3, 5",
        "bytes=3-, 3, 9",
        "bytes=3-10, 3, 9",
        "bytes=3-999999999999999999, 3, 9",
        "bytes=-1, 9, 9",
        "bytes=-10, 0, 9",
        "bytes=-999999999999999999, 0, 9",
        "Bytes=3-5, 3, 5",
        "' bytes = 3 - 5 ', 3, 5"
    })
    void part(String header, long first, long last) {
        assertThat(ByteRange.of(header, SIZE)).isEqualTo(new ByteRange.Part(first, last));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=10-", "bytes=10-20", "bytes=999999999999999999-", "bytes=-0"})
    void notThere(String header) {
        assertThat(ByteRange.of(header, SIZE)).isEqualTo(new ByteRange.Unsatisfiable());
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=0-", "bytes=-1", "bytes=0-0"})
    void emptyFile_hasNoParts(String header) {
        assertThat(ByteRange.of(header, 0)).isEqualTo(new ByteRange.Unsatisfiable());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "bytes",
                "bytes=",
                "bytes=-",
                "bytes=5-3",
                "bytes=a-b",
                "bytes=0-1,3-4",
                "bytes=1.5-3",
                "bytes=+1-3",
                "bytes=0-1x",
                "items=0-1",
                "bytes=99999999999999999999999999-"
            })
    void notUnderstood_isAll(String header) {
        assertThat(ByteRange.of(header, SIZE)).isEqualTo(new ByteRange.Whole());
    }
}
