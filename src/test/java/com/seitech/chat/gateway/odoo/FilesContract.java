package com.seitech.chat.gateway.odoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.seitech.chat.gateway.outbox.AttachmentId;
import com.seitech.chat.gateway.outbox.DeliveryResult.Delivered;
import com.seitech.chat.gateway.outbox.MessageId;
import com.seitech.chat.gateway.outbox.OutboxFile;
import com.seitech.chat.gateway.session.ChannelId;
import com.seitech.chat.gateway.upload.FileSource;
import com.seitech.chat.gateway.upload.SourceFile;
import jakarta.inject.Inject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is promised of {@link com.seitech.chat.gateway.outbox.Delivery} for files, and of {@link FileSource}. */
@SuppressWarnings("NullAway.Init") // injected
public abstract class FilesContract extends OdooContractSuite {
    @Inject
    FileSource source;

    @TempDir
    Path directory;

    static Stream<Arguments> kinds() {
        return Stream.of(
                argumentSet("document", "report.pdf", "application/pdf", "file"),
                argumentSet("image", "photo.png", "image/png", "image"));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void file_arrivesWithItsMessage(String name, String mimetype, String type) throws IOException {
        // Given
        byte[] content = random(10_000);

        // When
        Delivered delivered = delivered(entry(newChannel(), name, file(name, mimetype, content)), false);

        // Then
        AttachmentId attachment = Objects.requireNonNull(delivered.attachment());
        Row message = agent.message(delivered.messageId());
        assertThat(message.text("message_type")).isEqualTo(type);
        assertThat(message.text("content")).isEqualTo(name);
        assertThat(message.isSet("author_id")).isFalse();
        assertThat(message.ids("attachment_ids")).containsExactly(attachment.value());
        Row stored = agent.attachment(attachment);
        assertThat(stored.text("name")).isEqualTo(name);
        assertThat(stored.text("mimetype")).isEqualTo(mimetype);
        assertThat(stored.number("file_size")).isEqualTo(content.length);
        assertThat(agent.content(attachment)).isEqualTo(content);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 49_152, 49_153, 5_000_000})
    void file_ofAnySize_arrivesByteForByte(int size) throws IOException {
        // Given
        byte[] content = random(size);

        // When
        Delivered delivered = delivered(
                entry(newChannel(), "data.bin", file("data.bin", "application/octet-stream", content)), false);

        // Then
        assertThat(agent.content(Objects.requireNonNull(delivered.attachment())))
                .isEqualTo(content);
    }

    @ParameterizedTest
    @ValueSource(strings = {"résumé 😀.pdf", "تقرير.pdf", "a & b <c> \"d\" 'e'.pdf", "100 % %s.pdf", "a,b.pdf"})
    void name_standsInOdooAsTheVisitorGaveIt(String name) throws IOException {
        // When
        Delivered delivered = delivered(entry(newChannel(), name, file(name, "application/pdf", random(10))), false);

        // Then
        AttachmentId attachment = Objects.requireNonNull(delivered.attachment());
        assertThat(agent.attachment(attachment).text("name")).isEqualTo(name);
    }

    /** Odoo makes pictures of more than 1920 pixels smaller, unless it is told not to. */
    @Test
    void largePicture_arrivesAsTheVisitorTookIt() throws IOException {
        // Given
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(2500, 100, BufferedImage.TYPE_INT_RGB), "png", png);
        byte[] content = png.toByteArray();

        // When
        Delivered delivered =
                delivered(entry(newChannel(), "photo.png", file("photo.png", "image/png", content)), false);

        // Then
        assertThat(agent.content(Objects.requireNonNull(delivered.attachment())))
                .isEqualTo(content);
    }

    @Test
    void repeat_answersTheSameMessageAndFile() throws IOException {
        // Given
        ChannelId channel = newChannel();
        var entry = entry(channel, "a.pdf", file("a.pdf", "application/pdf", random(1_000)));
        Delivered first = delivered(entry, false);

        // When
        Delivered second = delivered(entry, true);

        // Then
        assertThat(second).isEqualTo(first);
        assertThat(agent.messages(channel)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 49_153, 5_000_000})
    void agentsFile_ofAnySize_isFetchedByteForByte(int size) throws IOException {
        // Given
        byte[] content = random(size);
        ChannelId channel = newChannel();
        AttachmentId attachment = onlyFile(agent.repliesWithFile(channel, "plän 😀.pdf", content));

        // When
        SourceFile found = source.find(channel, attachment).orElseThrow();

        // Then
        assertThat(found).isEqualTo(new SourceFile(attachment, "plän 😀.pdf", "application/pdf", size, sha1(content)));
        assertThat(fetched(found)).isEqualTo(content);
        assertThat(fetched(found)).isEqualTo(content);
    }

    @Test
    void visitorsFile_isFetchedAsItCame() throws IOException {
        // Given
        byte[] content = random(10_000);
        ChannelId channel = newChannel();
        Delivered delivered = delivered(entry(channel, "a.pdf", file("a.pdf", "application/pdf", content)), false);

        // When
        Optional<SourceFile> found = source.find(channel, Objects.requireNonNull(delivered.attachment()));

        // Then
        assertThat(fetched(found.orElseThrow())).isEqualTo(content);
    }

    @Test
    void fileThatNoMessageOfTheChannelCarries_isNotFound() {
        // Given
        ChannelId channel = newChannel();
        ChannelId internal = agent.opensInternalChannel();
        AttachmentId ofChannel = agent.addsFileTo(channel, "a.pdf", random(10));
        AttachmentId ofAnother = onlyFile(agent.repliesWithFile(newChannel(), "a.pdf", random(10)));
        AttachmentId ofInternal = onlyFile(agent.repliesWithFile(internal, "a.pdf", random(10)));
        MessageId message = agent.repliesWithFile(channel, "a.pdf", random(10));
        AttachmentId ofDeleted = onlyFile(message);

        // When
        agent.deletes(message);

        // Then
        assertThat(source.find(channel, ofChannel)).isEmpty();
        assertThat(source.find(channel, ofAnother)).isEmpty();
        assertThat(source.find(channel, ofInternal)).isEmpty();
        assertThat(source.find(internal, ofInternal)).isEmpty();
        assertThat(source.find(channel, ofDeleted)).isEmpty();
        assertThat(source.find(channel, new AttachmentId(2_000_000_000))).isEmpty();
    }

    private AttachmentId onlyFile(MessageId message) {
        return new AttachmentId(agent.message(message).ids("attachment_ids").getFirst());
    }

    private byte[] fetched(SourceFile file) throws IOException {
        Path target = Files.createTempFile(directory, "download", ".bin");
        assertThat(source.fetch(file, target)).isTrue();
        return Files.readAllBytes(target);
    }

    private OutboxFile file(String name, String mimetype, byte[] content) throws IOException {
        Path path = Files.createTempFile(directory, "upload", ".bin");
        Files.write(path, content);
        return new OutboxFile(path, name, mimetype, content.length, "");
    }

    /** As Odoo has it: of nothing there is none. */
    private static String sha1(byte[] content) {
        if (content.length == 0) {
            return "";
        }
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] random(int size) {
        byte[] content = new byte[size];
        new Random(size).nextBytes(content);
        return content;
    }
}
