package com.seitech.chat.gateway.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OutboxEntryTest {
    private static final OutboxFile FILE = new OutboxFile(Path.of("a"), "cat.png", "image/png", 3, "00ff");

    @Test
    void contentHash_ofTheSameContent_isTheSame() {
        // Given
        OutboxEntry one = Entries.text("Hello", null);
        OutboxEntry two = Entries.text("Hello", "key-1");
        // When Then
        assertThat(one.contentHash()).isEqualTo(two.contentHash()).matches("[0-9a-f]{64}");
    }

    @Test
    void contentHash_ofDifferentContents_differs() {
        // Given
        Stream<OutboxEntry> entries = Stream.of(
                Entries.text("Hello", null),
                Entries.text("hello", null),
                Entries.text("cat.png", null),
                Entries.text("cat.png\n00ff", null),
                file(FILE),
                file(new OutboxFile(Path.of("a"), "cat.png", "image/png", 3, "00fe")),
                file(new OutboxFile(Path.of("a"), "dog.png", "image/png", 3, "00ff")));
        // When
        List<String> hashes = entries.map(OutboxEntry::contentHash).toList();
        // Then
        assertThat(hashes).doesNotHaveDuplicates();
    }

    @Test
    void contentHash_ofAFile_doesNotDependOnWhereItLies() {
        // Given
        OutboxFile elsewhere = new OutboxFile(Path.of("b"), "cat.png", "image/png", 3, "00ff");
        // When Then
        assertThat(file(elsewhere).contentHash()).isEqualTo(file(FILE).contentHash());
    }

    @ParameterizedTest
    @CsvSource({"0,true", "1,true", "2147483647,true", "2147483648,false", "1800000000000,false"})
    void messageId_fromABrowsersClock_cannotBeOdoos(long value, boolean canBe) {
        assertThat(new MessageId(value).canBeOdoos()).isEqualTo(canBe);
    }

    @Test
    void ids_outOfRange_areRefused() {
        assertThatThrownBy(() -> new MessageId(-1)).hasMessageContaining("-1");
        assertThatThrownBy(() -> new AttachmentId(0)).hasMessageContaining("0");
    }

    @Test
    void outboxId_parsedFromItsText_isEqual() {
        // Given
        OutboxId id = OutboxId.random();
        // When
        OutboxId parsed = OutboxId.parse(id.toString());
        // Then
        assertThat(parsed).isEqualTo(id);
    }

    private static OutboxEntry file(OutboxFile file) {
        OutboxEntry text = Entries.text(file.name(), null);
        return new OutboxEntry(
                text.id(), text.session(), text.channel(), null, "Vera", file.name(), file, text.createdAt());
    }
}
