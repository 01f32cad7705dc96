package com.seitech.chat.gateway.odoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.seitech.chat.gateway.outbox.DeliveryResult;
import com.seitech.chat.gateway.outbox.DeliveryResult.Delivered;
import com.seitech.chat.gateway.outbox.DeliveryResult.Refused;
import com.seitech.chat.gateway.outbox.MessageId;
import com.seitech.chat.gateway.outbox.OutboxEntry;
import com.seitech.chat.gateway.session.ChannelId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is promised of {@link com.seitech.chat.gateway.outbox.Delivery} for texts. */
public abstract class DeliveryContract extends OdooContractSuite {
    @Test
    void message_isTheVisitors_soItHasNoAuthor() {
        // Given
        ChannelId channel = newChannel();

        // When
        Row message = agent.message(said(channel, "hello"));

        // Then
        assertThat(message.reference("channel_id")).isEqualTo(channel.value());
        assertThat(message.isSet("author_id")).isFalse();
        assertThat(message.text("author_name")).isEqualTo("Bob");
        assertThat(message.text("message_type")).isEqualTo("text");
        assertThat(message.ids("attachment_ids")).isEmpty();
    }

    static Stream<Arguments> texts() {
        return Stream.of(
                argumentSet("emoji", "hi 😀 👩‍👩‍👧‍👦 👍🏽"),
                argumentSet("markup", "<script>alert('&amp;')</script> ]]> \"q\""),
                argumentSet("lines and blanks", "one\n\n  two\tthree   four"),
                argumentSet("percent signs", "100 % sure, %s %(field)s %d"),
                argumentSet("separators of an import", "a,b;c\"d\"'e'/f|g"),
                argumentSet("what Python takes for false", "0"),
                argumentSet("a word for no", "false"),
                argumentSet("Arabic", "مرحبا"),
                argumentSet("unusual blanks", "a\u00A0b\u0085c\u2028d\uFEFFe"),
                argumentSet("ten thousand emoji", "😀".repeat(10_000)));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void text_standsInOdooAsItWasSent(String text) {
        // When
        MessageId message = said(newChannel(), text);

        // Then
        assertThat(agent.message(message).text("content")).isEqualTo(text);
    }

    @Test
    void whatXmlForbids_arrivesAsReplacement() {
        // When
        MessageId message = said(newChannel(), "a\u0000b\u0001c\uD83Dd\uFFFEe");

        // Then
        assertThat(agent.message(message).text("content")).isEqualTo("a\uFFFDb\uFFFDc\uFFFDd\uFFFDe");
    }

    @Test
    void repeat_answersTheSameMessage() {
        // Given
        ChannelId channel = newChannel();
        OutboxEntry entry = entry(channel, "hello");
        Delivered first = delivered(entry, false);

        // When
        Delivered second = delivered(entry, true);

        // Then
        assertThat(second).isEqualTo(first);
        assertThat(agent.messages(channel)).hasSize(1);
    }

    @Test
    void repeat_ofWhatNeverArrived_deliversIt() {
        // Given
        ChannelId channel = newChannel();

        // When
        Delivered message = delivered(entry(channel, "hello"), true);

        // Then
        assertThat(agent.messages(channel))
                .singleElement()
                .satisfies(row ->
                        assertThat(row.id()).isEqualTo(message.messageId().value()));
    }

    @Test
    void repeat_leavesAnAgentsEditAlone() {
        // Given
        OutboxEntry entry = entry(newChannel(), "my number is 12345");
        MessageId message = delivered(entry, false).messageId();
        agent.edits(message, "my number is …");

        // When
        delivered(entry, true);

        // Then
        assertThat(agent.message(message).text("content")).isEqualTo("my number is …");
    }

    /** Odoo forgets the external id together with the record, so nothing is left that a repeat could find. */
    @Test
    void repeat_ofWhatAnAgentDeleted_isANewMessage() {
        // Given
        ChannelId channel = newChannel();
        OutboxEntry entry = entry(channel, "hello");
        MessageId first = delivered(entry, false).messageId();
        agent.deletes(first);

        // When
        MessageId second = delivered(entry, true).messageId();

        // Then
        assertThat(second).isGreaterThan(first);
        assertThat(agent.messages(channel)).hasSize(1);
    }

    @Test
    void messages_ofOneChannel_keepTheirOrder() {
        // Given
        ChannelId channel = newChannel();

        // When
        List<MessageId> ids = IntStream.range(0, 10)
                .mapToObj(i -> said(channel, "message " + i))
                .toList();

        // Then
        assertThat(ids).isSorted().doesNotHaveDuplicates();
        assertThat(agent.messages(channel))
                .extracting(Row::id)
                .containsExactlyElementsOf(ids.stream().map(MessageId::value).toList());
    }

    @Test
    void messages_ofManyChannelsAtOnce_arriveOnceEach() throws Exception {
        // Given
        List<ChannelId> many = IntStream.range(0, 8).mapToObj(i -> newChannel()).toList();

        // When
        List<Callable<MessageId>> sends = many.stream()
                .<Callable<MessageId>>map(one -> () -> said(one, "at once"))
                .toList();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<MessageId> sent : threads.invokeAll(sends)) {
                assertThat(sent.get()).isNotNull();
            }
        }

        // Then
        assertThat(many).allSatisfy(one -> assertThat(agent.messages(one)).hasSize(1));
    }

    @Test
    void attemptsAtTheSameTime_makeOneMessage() throws Exception {
        // Given
        ChannelId channel = newChannel();
        OutboxEntry entry = entry(channel, "hello");

        // When
        List<Callable<DeliveryResult>> attempts =
                Collections.nCopies(4, () -> delivery.deliver(entry, true, () -> true));
        List<DeliveryResult> results = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<DeliveryResult> attempt : threads.invokeAll(attempts)) {
                results.add(attempt.get());
            }
        }

        // Then
        assertThat(results).noneMatch(Refused.class::isInstance).anyMatch(Delivered.class::isInstance);
        assertThat(delivered(entry, true)).isIn(results);
        assertThat(agent.messages(channel)).hasSize(1);
    }

    @Test
    void message_forAChannelThatIsGone_isRefusedForGood() {
        // Given
        ChannelId channel = newChannel();
        agent.deletes(channel);

        // Then
        assertThat(delivery.deliver(entry(channel, "hello"), false, () -> true)).isInstanceOf(Refused.class);
    }

    @Test
    void message_forAChannelOfTheCompanysOwn_isNotWritten() {
        // Given
        ChannelId internal = agent.opensInternalChannel();

        // When
        DeliveryResult result = delivery.deliver(entry(internal, "hello"), false, () -> true);

        // Then
        assertThat(result).isNotInstanceOf(Delivered.class);
        assertThat(agent.messages(internal)).isEmpty();
    }
}
