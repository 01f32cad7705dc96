package com.seitech.chat.gateway.odoo.xmlrpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.seitech.chat.gateway.fake.FakeOdoo;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
final class Base64FileTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    private Path directory = Path.of("");

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 49_151, 49_152, 49_153, 98_303, 98_304, 98_305, 1_000_000})
    void file_isSentWhole_inABodyOfExactlyTheDeclaredLength(int size) throws Exception {
        // Given
        byte[] content = random(size);
        Base64File file = file(content, size);
        try (Peer peer = Peer.answering(Peer.TRUE)) {
            // When
            peer.endpoint().call("any", List.of("before", file, "after"), PATIENCE);

            // Then
            Peer.Request request = peer.request();
            assertThat(request.declared()).isEqualTo(request.body().getBytes(StandardCharsets.UTF_8).length);
            String body = request.body();
            String encoded = Base64.getEncoder().encodeToString(content);
            assertThat(body.equals("<?xml version=\"1.0\" encoding=\"UTF-8\"?><methodCall><methodName>any</methodName>"
                            + "<params><param><value>before</value></param><param><value><string>" + encoded
                            + "</string></value></param><param><value>after</value></param></params></methodCall>"))
                    .as("%s bytes in all", body.length())
                    .isTrue();
        }
    }

    @Test
    void twoFiles_goInOneBody() throws Exception {
        // Given
        try (FakeOdoo odoo = FakeOdoo.started()) {
            FakeOdooClient client = new FakeOdooClient(odoo);
            byte[] first = random(100_000);
            byte[] second = random(50_000);

            // When
            Object[] ids = (Object[]) client.execute(
                    "ir.attachment",
                    "create",
                    List.of(
                            Map.of("name", "a.bin", "datas", file(first, first.length)),
                            Map.of("name", "b.bin", "datas", file(second, second.length))));

            // Then
            assertThat(odoo.content(((Integer) ids[0]).longValue())).isEqualTo(first);
            assertThat(odoo.content(((Integer) ids[1]).longValue())).isEqualTo(second);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 99_000, 200_000})
    void fileOfAnotherSizeThanTold_failsInsteadOfHangingOrLying(int told) throws Exception {
        // Given
        Base64File file = file(random(100_000), told);
        try (Peer peer = Peer.answering(Peer.TRUE)) {
            // Then
            assertThatThrownBy(() -> peer.endpoint().call("any", List.of(file), Duration.ofSeconds(5)))
                    .isInstanceOf(XmlRpcFailure.class);
        }
    }

    @Test
    void fileThatIsGone_isAFailureOfTheCall() throws Exception {
        // Given
        Base64File file = file(random(10), 10);
        Files.delete(file.path());
        try (Peer peer = Peer.answering(Peer.TRUE)) {
            // Then
            assertThatThrownBy(() -> peer.endpoint().call("any", List.of(file), Duration.ofSeconds(5)))
                    .isInstanceOf(XmlRpcFailure.class);
        }
    }

    @Test
    void negativeSize_isRefused() {
        assertThatThrownBy(() -> new Base64File(directory, -1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("-1");
    }

    private Base64File file(byte[] content, long told) throws IOException {
        Path path = Files.createTempFile(directory, "upload", ".bin");
        Files.write(path, content);
        return new Base64File(path, told);
    }

    private static byte[] random(int size) {
        byte[] content = new byte[size];
        new Random(size).nextBytes(content);
        return content;
    }
}
