package com.seitech.chat.gateway.tail;

import static org.assertj.core.api.Assertions.assertThat;

import com.seitech.chat.gateway.outbox.MessageId;
import com.seitech.chat.gateway.session.ChannelId;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** After a restart readers may come back before the tail has begun, which then begins behind where they stand. */
final class ReaderComesBackTest {
    private static final ChannelId MINE = new ChannelId(7);

    private final Engine engine = new Engine();

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void stream_thatComesBackBeforeTheTailHasBegun_isNotToldAgainWhatItHas() {
        // Given
        MessageId known = engine.source.post(MINE);
        Heard heard = new Heard();
        Optional<Listening> listening = engine.open.listen(MINE, Seen.upTo(known), heard);
        // When
        engine.tail.follow();
        // Then
        assertThat(listening).isPresent();
        assertThat(heard.messages).isEmpty();
    }

    @Test
    void cursor_thatIsGivenBackBeforeTheTailHasBegun_stillHasWhatItHad() {
        // Given
        MessageId known = engine.source.post(MINE);
        // When
        Snapshot answer = engine.open.lackedBy(MINE, Seen.upTo(known)).orElseThrow();
        // Then
        assertThat(answer.messages()).isEmpty();
        assertThat(answer.all().contains(known)).isTrue();
    }
}
