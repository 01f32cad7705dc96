package com.seitech.chat.gateway.odoo;

import static org.assertj.core.api.Assertions.assertThat;

import com.seitech.chat.gateway.conversation.Message;
import com.seitech.chat.gateway.fake.FakeOdooResource;
import com.seitech.chat.gateway.fake.Gate;
import com.seitech.chat.gateway.outbox.MessageId;
import com.seitech.chat.gateway.session.ChannelId;
import com.seitech.chat.gateway.tail.Arrival;
import com.seitech.chat.gateway.tail.Arrivals;
import com.seitech.chat.gateway.tail.Loaded;
import com.seitech.chat.gateway.tail.MessageSource;
import com.seitech.chat.gateway.tail.Posted;
import com.seitech.chat.gateway.tail.Wanted;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the news of many channels cost Odoo, and that they are complete whatever the numbers. */
@QuarkusTest // for the circuit breaker, which wants its container
@WithTestResource(FakeOdooResource.class)
@Timeout(120)
final class TailLoadTest {
    private static final String NO_SUCH_METHOD = """
            Traceback (most recent call last):
              File "/usr/lib/odoo/service/model.py", line 1, in call
            AttributeError: The method 'seitech.chat.message.gateway_news' does not exist
            """;

    private final OwnFake own = new OwnFake();
    private final OdooTail tail = tail(own.client(Map.of()));

    private OdooTail tail(Odoo odoo) {
        return new OdooTail(
                odoo,
                new ChannelStates(odoo),
                new PostedMessages(
                        new MessageRows(odoo, new OdooFields(odoo)),
                        new MessageDetails(odoo, new FileNotes(Duration.ofSeconds(10)))),
                new DeskAddon(odoo, own.clock),
                new OdooCalls());
    }

    @AfterEach
    void stop() {
        own.close();
    }

    private List<ChannelId> channels(int count) {
        return Stream.generate(() -> new ChannelId(own.fake.channel("public_support", "Bob")))
                .limit(count)
                .toList();
    }

    private MessageId replied(ChannelId channel) {
        return new MessageId(own.fake.agentReplies(channel.value(), "Hi"));
    }

    /** Of records, without those that ask for fields and logins once. */
    private int searches() {
        return (int) own.fake.receivedCalls().stream()
                .filter(call -> call.method().equals("search_read"))
                .count();
    }

    @Test
    void load_ofAsManyChannelsAsAllowed_withNothingNew_asksTwice() {
        // Given
        List<ChannelId> channels = channels(MessageSource.LARGEST_LOAD);
        channels.forEach(this::replied);
        MessageId newest = tail.newestId();
        own.fake.forgetCalls();

        // When
        Map<ChannelId, Loaded> loaded = tail.load(channels.stream()
                .map(channel -> new Wanted(channel, newest, 50))
                .toList());

        // Then
        assertThat(searches()).isEqualTo(2);
        assertThat(loaded).hasSize(MessageSource.LARGEST_LOAD);
        assertThat(loaded.values()).allSatisfy(one -> assertThat(one.messages()).isEmpty());
    }

    @Test
    void load_ofAsManyFirstPages_asksAFewTimes() {
        // Given
        List<ChannelId> channels = channels(MessageSource.LARGEST_LOAD);
        IntStream.range(0, 5).forEach(i -> channels.forEach(this::replied));
        own.fake.forgetCalls();

        // When
        Map<ChannelId, Loaded> loaded = tail.load(channels.stream()
                .map(channel -> new Wanted(channel, new MessageId(0), 5))
                .toList());

        // Then
        assertThat(searches()).as("states, ids, two pages of messages").isEqualTo(4);
        assertThat(loaded.values()).allSatisfy(one -> assertThat(one.messages()).hasSize(5));
    }

    @Test
    void load_ofMoreThanThereIsMemoryFor_leavesTheRestForTheNext() {
        // Given
        List<ChannelId> channels = channels(12);
        String longest = "x".repeat(10_000);
        channels.forEach(
                channel -> IntStream.range(0, 100).forEach(i -> own.fake.agentReplies(channel.value(), longest)));
        List<Wanted> left = new ArrayList<>(channels.stream()
                .map(channel -> new Wanted(channel, new MessageId(0), 100))
                .toList());
        int loads = 0;

        // When
        while (!left.isEmpty()) {
            Map<ChannelId, Loaded> loaded = tail.load(left);
            assertThat(loaded).isNotEmpty().hasSizeLessThan(12);
            assertThat(loaded.values())
                    .allSatisfy(one -> assertThat(one.messages()).hasSize(100));
            left.removeIf(one -> loaded.containsKey(one.channel()));
            loads++;
        }

        // Then
        assertThat(loads).isBetween(2, 4);
    }

    @Test
    void load_ofAChannelFullOfNews_doesNotHideTheOthersNews() {
        // Given
        ChannelId quiet = channels(1).getFirst();
        MessageId early = replied(quiet);
        List<ChannelId> busy = channels(2);
        busy.forEach(channel -> IntStream.range(0, 1_200).forEach(i -> replied(channel)));
        List<Wanted> wanted = Stream.concat(busy.stream(), Stream.of(quiet))
                .map(channel -> new Wanted(channel, new MessageId(0), 2))
                .toList();

        // When
        Loaded loaded = Objects.requireNonNull(tail.load(wanted).get(quiet));

        // Then
        assertThat(loaded.messages()).extracting(Message::id).containsExactly(early);
        assertThat(loaded.more()).isFalse();
    }

    @Test
    void load_ofAnyNumbers_isWhatEachChannelHolds() {
        long seed = System.nanoTime();
        System.out.println("TailLoadTest seed: " + seed);
        Random random = new Random(seed);
        for (int round = 0; round < 20; round++) {
            // Given
            List<ChannelId> channels = channels(1 + random.nextInt(8));
            List<Arrival> all = conversation(channels, random);
            List<Wanted> wanted = channels.stream()
                    .map(channel -> new Wanted(channel, position(all, random), random.nextInt(40)))
                    .toList();

            // When
            Map<ChannelId, Loaded> loaded = tail.load(wanted);

            // Then
            for (Wanted one : wanted) {
                assertThat(loaded.get(one.channel()))
                        .as("seed " + seed + ", round " + round + ", " + one)
                        .satisfies(held -> assertHolds(Objects.requireNonNull(held), one, all));
            }
        }
    }

    /** Channel after channel or all at once: what one question brings of each differs. */
    private List<Arrival> conversation(List<ChannelId> channels, Random random) {
        boolean mixed = random.nextBoolean();
        List<Arrival> all = new ArrayList<>();
        int turns = random.nextInt(400);
        for (int i = 0; i < turns * channels.size(); i++) {
            ChannelId channel = channels.get(mixed ? random.nextInt(channels.size()) : i / turns);
            all.add(new Arrival(replied(channel), channel));
        }
        return all;
    }

    private static MessageId position(List<Arrival> all, Random random) {
        return all.isEmpty() || random.nextBoolean()
                ? new MessageId(0)
                : all.get(random.nextInt(all.size())).id();
    }

    private static void assertHolds(Loaded held, Wanted wanted, List<Arrival> all) {
        List<MessageId> newer = all.stream()
                .filter(one -> one.channel().equals(wanted.channel()))
                .map(Arrival::id)
                .filter(id -> id.compareTo(wanted.after()) > 0)
                .toList();
        List<MessageId> newest = newer.subList(Math.max(0, newer.size() - wanted.newest()), newer.size());
        assertThat(held.messages()).extracting(Message::id).isEqualTo(newest);
        assertThat(held.more()).isEqualTo(wanted.newest() > 0 && newer.size() > wanted.newest());
    }

    @Test
    void read_ofManyMessages_comesInPages() {
        // Given
        ChannelId channel = channels(1).getFirst();
        List<MessageId> ids =
                Stream.generate(() -> replied(channel)).limit(1_001).toList();
        own.fake.forgetCalls();

        // When
        List<Posted> read = tail.read(ids.reversed());

        // Then
        assertThat(read).extracting(posted -> posted.message().id()).isEqualTo(ids);
        assertThat(searches()).isEqualTo(3);
    }

    @Test
    void read_whenOptionalFieldsVanish_goesOnWithoutThem() {
        // Given
        ChannelId channel = channels(1).getFirst();
        MessageId id = replied(channel);
        tail.read(List.of(id));

        // When
        own.fake.installation().withoutOptionalFields();

        // Then
        assertThat(tail.read(List.of(id))).hasSize(1);
    }

    @Test
    void news_comeWithTheirTextsInOneCall() {
        // Given
        ChannelId channel = channels(1).getFirst();
        tail.arrivalsWithTexts(new MessageId(0), List.of(), 10);
        MessageId id = replied(channel);
        own.fake.forgetCalls();

        // When
        Arrivals news = tail.arrivalsWithTexts(new MessageId(0), List.of(), 10);

        // Then
        assertThat(news.texts()).extracting(posted -> posted.message().id()).containsExactly(id);
        assertThat(own.fake.receivedCalls()).hasSize(1);
    }

    @Test
    void newsWhoseFieldsVanish_comeInOneCallAgain_atTheNextQuestion() {
        // Given
        MessageId id = replied(channels(1).getFirst());
        tail.arrivalsWithTexts(new MessageId(0), List.of(), 10);
        own.fake.installation().withoutOptionalFields();

        // When
        Arrivals refused = tail.arrivalsWithTexts(new MessageId(0), List.of(), 10);
        Arrivals again = tail.arrivalsWithTexts(new MessageId(0), List.of(), 10);

        // Then
        assertThat(refused.all()).extracting(Arrival::id).containsExactly(id);
        assertThat(again.texts()).extracting(posted -> posted.message().id()).containsExactly(id);
    }

    @Test
    void deskThatTellsNoNews_isAskedForThemOnceInAWhile() {
        // Given
        MessageId id = replied(channels(1).getFirst());
        own.fake.faultsOn("gateway_news").faultNext(1, NO_SUCH_METHOD);

        // When
        Arrivals without = tail.arrivalsWithTexts(new MessageId(0), List.of(), 10);
        tail.arrivalsWithTexts(new MessageId(0), List.of(), 10);

        // Then
        assertThat(without.all()).extracting(Arrival::id).containsExactly(id);
        assertThat(without.texts()).isEmpty();
        assertThat(own.fake.receivedCalls(Models.MESSAGE, "gateway_news")).hasSize(1);
        own.clock.advance(DeskAddon.KEPT);
        assertThat(tail.arrivalsWithTexts(new MessageId(0), List.of(), 10).texts())
                .hasSize(1);
    }

    @Test
    void arrivals_doNotWaitForLoads() {
        // Given
        ChannelId channel = channels(1).getFirst();
        MessageId id = replied(channel);
        OdooTail onePermit = tail(own.client(Map.of("permits", "3")));
        Gate gate = own.fake.faultsOn(Models.CHANNEL, "search_read").holdNext();
        CompletableFuture<?> load =
                CompletableFuture.supplyAsync(() -> onePermit.load(List.of(new Wanted(channel, new MessageId(0), 1))));
        gate.awaitArrival();

        // When
        List<Arrival> arrivals = onePermit.arrivals(new MessageId(0), List.of(), 10);

        // Then
        assertThat(arrivals).extracting(Arrival::id).containsExactly(id);
        gate.open();
        load.join();
    }
}
