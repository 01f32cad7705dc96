package com.seitech.chat.gateway.odoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.seitech.chat.gateway.conversation.Attachment;
import com.seitech.chat.gateway.conversation.Author;
import com.seitech.chat.gateway.conversation.Message;
import com.seitech.chat.gateway.conversation.MessageHistory.Page;
import com.seitech.chat.gateway.conversation.MessageType;
import com.seitech.chat.gateway.conversation.Reaction;
import com.seitech.chat.gateway.outbox.MessageId;
import com.seitech.chat.gateway.session.ChannelId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is promised of {@link com.seitech.chat.gateway.conversation.MessageHistory}. */
public abstract class HistoryContract extends OdooContractSuite {
    /** Odoo's clock and ours. */
    private static final int CLOCKS_APART_SECONDS = 60;

    private List<MessageId> saidTimes(ChannelId channel, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> said(channel, "message " + i))
                .toList();
    }

    private static List<MessageId> ids(List<Message> messages) {
        return messages.stream().map(Message::id).toList();
    }

    private Message onlyMessage(ChannelId channel) {
        return history.newest(channel, 10, null).messages().getFirst();
    }

    @Test
    void newest_areTheLast_theOldestOfThemFirst() {
        // Given
        ChannelId channel = newChannel();
        List<MessageId> all = saidTimes(channel, 5);

        // When
        Page page = history.newest(channel, 2, null);

        // Then
        assertThat(ids(page.messages())).isEqualTo(all.subList(3, 5));
        assertThat(page.hasMore()).isTrue();
    }

    @Test
    void newest_beforeOne_goBackPageByPage() {
        // Given
        ChannelId channel = newChannel();
        List<MessageId> all = saidTimes(channel, 5);

        // When
        Page second = history.newest(channel, 2, all.get(3));
        Page last = history.newest(channel, 2, all.get(1));

        // Then
        assertThat(ids(second.messages())).isEqualTo(all.subList(1, 3));
        assertThat(second.hasMore()).isTrue();
        assertThat(ids(last.messages())).isEqualTo(all.subList(0, 1));
        assertThat(last.hasMore()).isFalse();
    }

    @Test
    void newest_ofExactlyAllThereAre_haveNoMore() {
        // Given
        ChannelId channel = newChannel();
        List<MessageId> all = saidTimes(channel, 3);

        // When
        Page page = history.newest(channel, 3, null);

        // Then
        assertThat(ids(page.messages())).isEqualTo(all);
        assertThat(page.hasMore()).isFalse();
    }

    @Test
    void newest_beforeANumberThatABrowserMadeUp_areTheNewest() {
        // Given
        ChannelId channel = newChannel();
        List<MessageId> all = saidTimes(channel, 2);

        // Then
        assertThat(ids(history.newest(channel, 5, new MessageId(1_750_000_000_000L))
                        .messages()))
                .isEqualTo(all);
    }

    @Test
    void newChannel_hasNoMessages() {
        // When
        Page page = history.newest(newChannel(), 5, null);

        // Then
        assertThat(page.messages()).isEmpty();
        assertThat(page.hasMore()).isFalse();
    }

    @Test
    void after_givesTheOldestFirstAndNoMoreThanAskedFor() {
        // Given
        ChannelId channel = newChannel();
        List<MessageId> all = saidTimes(channel, 5);

        // Then
        assertThat(ids(history.after(channel, all.get(1), 2))).isEqualTo(all.subList(2, 4));
        assertThat(ids(history.after(channel, new MessageId(0), 10))).isEqualTo(all);
        assertThat(history.after(channel, all.get(4), 10)).isEmpty();
    }

    @Test
    void visitorsMessage_isSignedByTheVisitor() {
        // Given
        ChannelId channel = newChannel();
        MessageId id = said(channel, "hi 😀\n  <b>");

        // When
        Message message = onlyMessage(channel);

        // Then
        assertThat(message.id()).isEqualTo(id);
        assertThat(message.author()).isEqualTo(new Author.OfVisitor("Bob"));
        assertThat(message.content()).isEqualTo("hi 😀\n  <b>");
        assertThat(message.type()).isEqualTo(MessageType.TEXT);
        assertThat(message.createdAt()).isCloseTo(Instant.now(), within(CLOCKS_APART_SECONDS, ChronoUnit.SECONDS));
        assertThat(message.read()).isFalse();
        assertThat(message.attachments()).isEmpty();
        assertThat(message.replyTo()).isNull();
        assertThat(message.reactions()).isEmpty();
    }

    @Test
    void agentsReply_isSignedByTheAgent() {
        // Given
        ChannelId channel = newChannel();
        MessageId asked = said(channel, "anyone there?");

        // When
        MessageId answered = agent.repliesTo(asked, channel, "yes");

        // Then
        assertThat(history.after(channel, asked, 10)).singleElement().satisfies(message -> {
            assertThat(message.id()).isEqualTo(answered);
            assertThat(message.author()).isEqualTo(new Author.OfAgent(agent.name()));
            assertThat(message.content()).isEqualTo("yes");
            assertThat(message.replyTo()).isEqualTo(agent.has(Models.MESSAGE, "parent_id") ? asked : null);
        });
    }

    @Test
    void systemMessage_isOfTheSystem() {
        // Given
        ChannelId channel = newChannel();

        // When
        agent.announces(channel, "The chat was closed");

        // Then
        assertThat(onlyMessage(channel).author()).isInstanceOf(Author.OfSystem.class);
        assertThat(onlyMessage(channel).type()).isEqualTo(MessageType.SYSTEM);
    }

    @Test
    void agentsFile_isListedWithItsNameTypeAndSize() {
        // Given
        ChannelId channel = newChannel();

        // When
        agent.repliesWithFile(channel, "prices 😀.pdf", new byte[1234]);

        // Then
        Message message = onlyMessage(channel);
        assertThat(message.type()).isEqualTo(MessageType.FILE);
        assertThat(message.attachments()).singleElement().satisfies(file -> {
            assertThat(file.name()).isEqualTo("prices 😀.pdf");
            assertThat(file.mimetype()).isEqualTo("application/pdf");
            assertThat(file.size()).isEqualTo(1234);
        });
    }

    @Test
    void filesOfManyMessages_eachStayWithTheirOwn() {
        // Given
        ChannelId channel = newChannel();
        agent.repliesWithFile(channel, "a.txt", new byte[1]);
        said(channel, "thanks");
        agent.repliesWithFile(channel, "b.txt", new byte[2]);

        // When
        List<Message> messages = history.newest(channel, 10, null).messages();

        // Then
        assertThat(messages)
                .extracting(message ->
                        message.attachments().stream().map(Attachment::name).toList())
                .containsExactly(List.of("a.txt"), List.of(), List.of("b.txt"));
    }

    @Test
    void reactions_areShownWhereOdooHasThem() {
        // Given
        ChannelId channel = newChannel();
        MessageId message = said(channel, "thank you");
        boolean exist = agent.has(Models.MESSAGE, "reaction_ids");

        // When
        if (exist) {
            agent.reacts(message, "👍");
            agent.reacts(message, "🎉");
        }

        // Then
        assertThat(onlyMessage(channel).reactions())
                .containsExactlyInAnyOrderElementsOf(
                        exist ? List.of(new Reaction("👍", 1), new Reaction("🎉", 1)) : List.of());
    }

    @Test
    void readMark_isShownWhereOdooHasIt() {
        // Given
        ChannelId channel = newChannel();
        MessageId message = said(channel, "thank you");
        boolean exists = agent.has(Models.MESSAGE, "read_by_ids");

        // When
        if (exists) {
            agent.reads(message);
        }

        // Then
        assertThat(onlyMessage(channel).read()).isEqualTo(exists);
    }

    @Test
    void editedMessage_isReadAsItStandsNow() {
        // Given
        ChannelId channel = newChannel();
        MessageId message = agent.replies(channel, "at five");

        // When
        agent.edits(message, "at six");

        // Then
        assertThat(onlyMessage(channel).content()).isEqualTo("at six");
    }

    @Test
    void deletedMessage_isGone() {
        // Given
        ChannelId channel = newChannel();
        MessageId first = agent.replies(channel, "oops");
        MessageId second = agent.replies(channel, "right");

        // When
        agent.deletes(first);

        // Then
        assertThat(ids(history.newest(channel, 10, null).messages())).containsExactly(second);
    }

    @Test
    void messagesOfAnotherChannel_neverCome() {
        // Given
        ChannelId mine = newChannel();
        ChannelId other = newChannel();
        MessageId before = said(mine, "mine");
        said(other, "not mine");
        agent.replies(other, "not mine either");

        // Then
        assertThat(ids(history.newest(mine, 10, null).messages())).containsExactly(before);
        assertThat(history.after(mine, before, 10)).isEmpty();
    }

    @Test
    void messagesOfTheCompanysOwnChannels_neverCome() {
        // Given
        ChannelId internal = agent.opensInternalChannel();
        agent.replies(internal, "salaries");

        // Then
        assertThat(history.newest(internal, 10, null).messages()).isEmpty();
        assertThat(history.after(internal, new MessageId(0), 10)).isEmpty();
    }

    @Test
    void closedChannel_canStillBeRead() {
        // Given
        ChannelId channel = newChannel();
        MessageId message = said(channel, "bye");

        // When
        agent.setsState(channel, "closed");

        // Then
        assertThat(ids(history.newest(channel, 10, null).messages())).containsExactly(message);
    }
}
