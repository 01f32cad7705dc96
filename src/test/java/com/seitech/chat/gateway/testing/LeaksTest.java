package com.seitech.chat.gateway.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URLEncoder;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LeaksTest {
    private static final String SECRET = "Zoë said \"<no> & yes\" \\ to 7×";
    private static final String TOKEN = "q3Xx0-9_AbCdEfGhIjKlMnOpQrStUvWxYz012345678";

    private final Leaks leaks = new Leaks().with("the text", SECRET);

    static Stream<Arguments> forms() throws JsonProcessingException {
        byte[] bytes = SECRET.getBytes(UTF_8);
        JsonMapper ascii =
                JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
        return Stream.of(
                argumentSet("as it is", SECRET),
                argumentSet("in small letters", SECRET.toLowerCase(Locale.ROOT)),
                argumentSet("in the wrong charset", new String(bytes, ISO_8859_1)),
                argumentSet("in a query", URLEncoder.encode(SECRET, UTF_8)),
                argumentSet("in a path", URLEncoder.encode(SECRET, UTF_8).replace("+", "%20")),
                argumentSet("in JSON", new JsonMapper().writeValueAsString(SECRET)),
                argumentSet("in ASCII JSON", ascii.writeValueAsString(SECRET)),
                argumentSet(
                        "in XML",
                        SECRET.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")),
                argumentSet("in hex", HexFormat.of().formatHex(bytes)),
                argumentSet("in base64", Base64.getEncoder().encodeToString(bytes)),
                argumentSet("in URL-safe base64", Base64.getUrlEncoder().encodeToString(bytes)),
                argumentSet("in a longer text's base64", base64("x" + SECRET + "y")),
                argumentSet("in another one's", base64("xy" + SECRET + "z")),
                argumentSet("cut short", SECRET.substring(0, 20) + "…"));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void secret_inEveryForm_isFound(String form) {
        assertThat(leaks.in("log", List.of("nothing here", "before" + form + "after")))
                .isNotEmpty()
                .allSatisfy(found -> assertThat(found).startsWith("log:2: ").contains("the text"))
                .noneSatisfy(found -> assertThat(found).contains(SECRET));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Zoë", "Zoë said nothing", "short", "an ordinary line of 120 characters, 1.2.3"})
    void otherLine_tellsNothing(String line) {
        assertThat(leaks.in(line)).isEmpty();
    }

    @Test
    void tokenThatNobodyNamed_isFound() {
        assertThat(leaks.in("GET /poll?session_token=" + TOKEN + "&last=0")).containsExactly("what looks like a token");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "com.example.AClassWithAnUncommonlyLongNameOfFortyThreeX",
                "a-thread-whose-name-has-forty-three-letters",
                "q3Xx0-9_AbCdEfGhIjKlMnOpQrStUvWxYz0123456789",
                "0f3c9a1b2d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e8"
            })
    void otherLongWord_isNoToken(String word) {
        assertThat(leaks.in("(" + word + ")")).isEmpty();
    }
}
