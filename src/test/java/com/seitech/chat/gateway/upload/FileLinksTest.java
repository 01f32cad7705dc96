package com.seitech.chat.gateway.upload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.temporal.ChronoUnit.MILLIS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.seitech.chat.gateway.outbox.AttachmentId;
import com.seitech.chat.gateway.session.ChannelId;
import com.seitech.chat.gateway.session.InvalidSession;
import com.seitech.chat.gateway.session.TokenRequired;
import com.seitech.chat.gateway.testing.TestClock;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FileLinksTest {
    private static final SecretKey KEY = key("0123456789abcdef0123456789abcdef");
    private static final SecretKey OTHER_KEY = key("fedcba9876543210fedcba9876543210");
    private static final AttachmentId ATTACHMENT = new AttachmentId(55);
    private static final ChannelId CHANNEL = new ChannelId(7);

    private final TestClock clock = new TestClock();
    private final FileLinks links = new FileLinks(() -> List.of(KEY), TestUploadConfig.maxFile(1), clock);

    private static SecretKey key(String bytes) {
        return new SecretKeySpec(bytes.getBytes(UTF_8), "HmacSHA256");
    }

    private static String tokenOf(String link) {
        return link.substring(link.indexOf('=') + 1);
    }

    @Test
    void keyThatIsReplaced_verifiesAsLongAsItIsThere() {
        // Given
        List<SecretKey> keys = new ArrayList<>(List.of(KEY));
        FileLinks replacing = new FileLinks(() -> keys, TestUploadConfig.maxFile(1), clock);
        String before = tokenOf(replacing.link(ATTACHMENT, CHANNEL, "cat.png"));
        // When
        keys.addFirst(OTHER_KEY);
        String after = tokenOf(replacing.link(ATTACHMENT, CHANNEL, "cat.png"));
        // Then
        assertThat(after).isNotEqualTo(before);
        assertThat(replacing.verify(ATTACHMENT, before).channel()).isEqualTo(CHANNEL);
        assertThat(replacing.verify(ATTACHMENT, after).channel()).isEqualTo(CHANNEL);
        keys.removeLast();
        assertThatThrownBy(() -> replacing.verify(ATTACHMENT, before)).isInstanceOf(InvalidSession.class);
        assertThat(replacing.verify(ATTACHMENT, after).channel()).isEqualTo(CHANNEL);
    }

    @Test
    void link_hasTheShapeThatClientsKnow() {
        // Given When
        String link = links.link(ATTACHMENT, CHANNEL, "cat.png");
        // Then
        assertThat(link).matches("/web/content/55/cat\\.png\\?token=7\\.[0-9]+\\.[A-Za-z0-9_-]{43}");
    }

    @Test
    void link_namesTheEndOfItsLife() {
        // Given When
        String link = links.link(ATTACHMENT, CHANNEL, "cat.png");
        // Then
        assertThat(link)
                .contains(
                        "?token=7." + TestClock.START.plus(Duration.ofHours(24)).toEpochMilli() + ".");
    }

    @Test
    void link_ofTheSameFileAndTime_isTheSame() {
        assertThat(links.link(ATTACHMENT, CHANNEL, "cat.png")).isEqualTo(links.link(ATTACHMENT, CHANNEL, "cat.png"));
    }

    @Test
    void signature_ofAnyOtherPiece_isAnother() {
        // Given
        String first = links.link(ATTACHMENT, CHANNEL, "cat.png");
        String otherAttachment = links.link(new AttachmentId(56), CHANNEL, "cat.png");
        String otherChannel = links.link(ATTACHMENT, new ChannelId(8), "cat.png");
        String otherKey = new FileLinks(() -> List.of(OTHER_KEY), TestUploadConfig.maxFile(1), clock)
                .link(ATTACHMENT, CHANNEL, "cat.png");
        clock.advance(Duration.ofSeconds(1));
        String later = links.link(ATTACHMENT, CHANNEL, "cat.png");
        // When
        List<String> signatures = Stream.of(first, otherAttachment, otherChannel, otherKey, later)
                .map(FileLinksTest::signature)
                .toList();
        // Then
        assertThat(signatures).doesNotHaveDuplicates();
    }

    /** 5:57 and 55:7 must not read the same to the signature. */
    @Test
    void signature_ofDigitsMovedBetweenPieces_isAnother() {
        // Given
        String first = links.link(new AttachmentId(5), new ChannelId(57), "cat.png");
        // When
        String second = links.link(new AttachmentId(55), new ChannelId(7), "cat.png");
        // Then
        assertThat(signature(second)).isNotEqualTo(signature(first));
    }

    @ParameterizedTest
    @CsvSource({
        "my cat.png,my%20cat.png",
        "a+b.png,a%2Bb.png",
        "a/b?c#d&e.png,a%2Fb%3Fc%23d%26e.png",
        "100%.png,100%25.png",
        "Grüße.png,Gr%C3%BC%C3%9Fe.png",
        "🦊.png,%F0%9F%A6%8A.png",
        "<i>\".png,%3Ci%3E%22.png"
    })
    void name_isOnePathSegment(String name, String encoded) {
        assertThat(links.link(ATTACHMENT, CHANNEL, name)).startsWith("/web/content/55/" + encoded + "?token=");
    }

    @ParameterizedTest
    @ValueSource(strings = {"my cat.png", "a/b?c#d&e=f;g.png", "100%.png", "Grüße 🦊.png", "%2e%2e"})
    void link_readAsAUri_givesTheNameBack(String name) {
        // Given
        String link = links.link(ATTACHMENT, CHANNEL, name);
        // When
        URI uri = URI.create(link);
        // Then
        assertThat(uri.getPath()).isEqualTo("/web/content/55/" + name);
        assertThat(uri.getRawFragment()).isNull();
    }

    /** A browser would take these for steps between folders, and never ask for the file. */
    @ParameterizedTest
    @ValueSource(strings = {"", ".", ".."})
    void name_thatIsNoPathSegment_isAnother(String name) {
        assertThat(links.link(ATTACHMENT, CHANNEL, name)).startsWith("/web/content/55/file?token=");
    }

    @Test
    void verify_ofALink_saysWhatItOpens() {
        // Given
        String token = token();
        // When
        FileLink link = links.verify(ATTACHMENT, token);
        // Then
        assertThat(link)
                .isEqualTo(new FileLink(
                        ATTACHMENT,
                        CHANNEL,
                        TestClock.START.truncatedTo(MILLIS),
                        TestClock.START.plus(Duration.ofHours(24)).truncatedTo(MILLIS)));
    }

    @Test
    void verify_holdsToTheEndOfTheLinksLife_andNoLonger() {
        // Given
        String token = token();
        // When
        clock.advance(Duration.ofHours(24).minusSeconds(1));
        FileLink link = links.verify(ATTACHMENT, token);
        clock.advance(Duration.ofSeconds(1));
        // Then
        assertThat(link.channel()).isEqualTo(CHANNEL);
        assertThatThrownBy(() -> links.verify(ATTACHMENT, token)).isInstanceOf(InvalidSession.class);
    }

    @Test
    void verify_forAnotherAttachment_isRefused() {
        // Given
        String token = token();
        // When Then
        assertThatThrownBy(() -> links.verify(new AttachmentId(56), token)).isInstanceOf(InvalidSession.class);
    }

    @Test
    void verify_withAnotherKey_isRefused() {
        // Given
        FileLinks others = new FileLinks(() -> List.of(OTHER_KEY), TestUploadConfig.maxFile(1), clock);
        String token = token();
        // When Then
        assertThatThrownBy(() -> others.verify(ATTACHMENT, token)).isInstanceOf(InvalidSession.class);
    }

    @Test
    void verify_withAnyCharacterChanged_isRefused() {
        // Given
        String token = token();
        // When
        List<String> changed = IntStream.range(0, token.length())
                .mapToObj(i -> token.substring(0, i) + (token.charAt(i) == '1' ? '2' : '1') + token.substring(i + 1))
                .toList();
        // Then
        assertThat(changed)
                .allSatisfy(wrong -> assertThatThrownBy(() -> links.verify(ATTACHMENT, wrong))
                        .isInstanceOf(InvalidSession.class));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                ".",
                "..",
                "...",
                "7.1",
                "7..",
                "7.99999999999.",
                "7.99999999999.x",
                "0.99999999999.x",
                "-7.99999999999.x",
                "07.99999999999.x",
                "7.99999999999999999999.x",
                "99999999999999999999.1.x",
                "７.99999999999.x",
                "7.99999999999.é",
                "7.99999999999.x.y"
            })
    void verify_ofNonsense_isRefused(String token) {
        assertThatThrownBy(() -> links.verify(ATTACHMENT, token)).isInstanceOf(InvalidSession.class);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " "})
    void verify_withoutAToken_asksForOne(@Nullable String token) {
        assertThatThrownBy(() -> links.verify(ATTACHMENT, token)).isInstanceOf(TokenRequired.class);
    }

    /** The last character of 43 carries four bits only: another spelling of the same bytes is not the same token. */
    @Test
    void verify_ofAnotherSpelling_isRefused() {
        // Given
        String token = token();
        // When
        List<String> spelled =
                List.of(token + "=", token + "A", " " + token, token + " ", token.replaceFirst("7", "07"));
        // Then
        assertThat(spelled)
                .allSatisfy(wrong -> assertThatThrownBy(() -> links.verify(ATTACHMENT, wrong))
                        .isInstanceOf(InvalidSession.class));
    }

    private String token() {
        String link = links.link(ATTACHMENT, CHANNEL, "cat.png");
        return link.substring(link.indexOf('=') + 1);
    }

    private static String signature(String link) {
        return link.substring(link.lastIndexOf('.') + 1);
    }
}
