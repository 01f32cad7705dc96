package com.seitech.chat.gateway.odoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.seitech.chat.gateway.conversation.NotSupported;
import com.seitech.chat.gateway.conversation.Rating;
import com.seitech.chat.gateway.conversation.SourceUnavailable;
import com.seitech.chat.gateway.fake.FakeOdooResource;
import com.seitech.chat.gateway.outbox.MessageId;
import com.seitech.chat.gateway.session.ChannelId;
import com.seitech.chat.gateway.session.SessionId;
import com.seitech.chat.gateway.tail.ChangeSource.Deletion;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The desk comes and goes under a running gateway. */
@QuarkusTest // for the circuit breaker, which wants its container
@WithTestResource(FakeOdooResource.class)
@Timeout(60)
final class DeskAddonTest {
    private static final String NO_SUCH_METHOD = """
            Traceback (most recent call last):
              File "/usr/lib/odoo/service/model.py", line 1, in call
            AttributeError: The method 'seitech.chat.channel.gateway_typing' does not exist
            """;

    private final OwnFake own = new OwnFake();
    private final OdooChanges changes = changes(own);
    private final long channel = own.fake.channel("public_support", "Bob");

    private static OdooChanges changes(OwnFake own) {
        Odoo odoo = own.client(Map.of());
        return new OdooChanges(odoo, new ChannelStates(odoo), new DeskAddon(odoo, own.clock));
    }

    @AfterEach
    void stop() {
        own.close();
    }

    private int looks() {
        return own.fake.receivedCalls(Models.DELETION, "has_access").size();
    }

    @Test
    void missingDesk_isNoMisconfiguration() {
        // Given
        own.fake.installation().withoutDesk();

        // Then
        assertThat(changes.logsChanges()).isFalse();
        assertThat(changes.supportsTyping()).isFalse();
        assertThat(changes.exchangeTyping(Set.of(new ChannelId(channel)))).isEmpty();
        assertThat(changes.states(Set.of(new ChannelId(channel)))).hasSize(1);
        assertThat(own.fake.receivedCalls(Models.CHANNEL, "gateway_typing")).isEmpty();
    }

    @Test
    void answer_isRememberedForAWhile_andADeskThatIsInstalledThenIsNoticed() {
        // Given
        own.fake.installation().withoutDesk();
        changes.logsChanges();
        own.fake.installation().withDesk();

        // When
        own.clock.advance(DeskAddon.KEPT.minusSeconds(1));
        boolean soon = changes.logsChanges();
        own.clock.advance(DeskAddon.KEPT);

        // Then
        assertThat(soon).isFalse();
        assertThat(looks()).isEqualTo(1);
        assertThat(changes.logsChanges()).isTrue();
        assertThat(changes.supportsTyping()).isTrue();
    }

    @Test
    void deskThatIsTakenAway_isNoticedAtTheFirstQuestion_andNothingElseSuffers() {
        // Given
        changes.logsChanges();
        own.fake.installation().withoutDesk();

        // Then
        assertThatThrownBy(changes::newestDeletion).isInstanceOf(SourceUnavailable.class);
        assertThat(changes.logsChanges()).isFalse();
        assertThat(changes.states(Set.of(new ChannelId(channel)))).hasSize(1);
    }

    @Test
    void userWithoutTheRightToReadTheLog_isAsWithoutIt() {
        // Given
        own.fake.installation().withoutRight(Models.DELETION, "read");

        // Then
        assertThat(changes.logsChanges()).isFalse();
        assertThat(changes.supportsTyping()).isFalse();
    }

    @Test
    void rightThatIsTakenAway_isNoticedAtTheFirstQuestion() {
        // Given
        changes.logsChanges();
        own.fake.installation().withoutRight(Models.DELETION, "read");

        // Then
        assertThatThrownBy(() -> changes.deletions(0, List.of(), 10)).isInstanceOf(SourceUnavailable.class);
        assertThat(changes.logsChanges()).isFalse();
    }

    @Test
    void deskThatKnowsNoTyping_isAskedForItOnceInAWhile() {
        // Given
        own.fake.faultsOn("gateway_typing").faultNext(1, NO_SUCH_METHOD);

        // When
        Set<ChannelId> typing = changes.exchangeTyping(Set.of(new ChannelId(channel)));
        own.fake.types(channel);

        // Then
        assertThat(typing).isEmpty();
        assertThat(changes.supportsTyping()).isFalse();
        assertThat(changes.exchangeTyping(Set.of())).isEmpty();
        assertThat(changes.logsChanges()).isTrue();
        own.clock.advance(DeskAddon.KEPT);
        assertThat(changes.exchangeTyping(Set.of())).containsExactly(new ChannelId(channel));
    }

    @Test
    void deskThatKeepsNoReadMarks_isAskedForItOnceInAWhile() {
        // Given
        MessageId reply = new MessageId(own.fake.agentReplies(channel, "Hi"));
        Map<ChannelId, MessageId> read = Map.of(new ChannelId(channel), reply);
        own.fake.faultsOn("gateway_read").faultNext(1, NO_SUCH_METHOD);

        // When
        changes.tellRead(read);

        // Then
        assertThat(changes.supportsReadMarks()).isFalse();
        changes.tellRead(read);
        assertThat(own.fake.seenIn(channel)).isZero();
        own.clock.advance(DeskAddon.KEPT);
        changes.tellRead(read);
        assertThat(own.fake.seenIn(channel)).isEqualTo(reply.value());
    }

    @Test
    void deskThatKeepsNoRatings_isAskedForItOnceInAWhile() {
        // Given
        SessionId session = SessionId.random();
        ChannelId rated = new ChannelId(own.fake.visitorsChannel("Bob", OdooChannels.reference(session)));
        Odoo odoo = own.client(Map.of());
        OdooRatings ratings = new OdooRatings(odoo, new OdooReferences(odoo), new DeskAddon(odoo, own.clock));
        own.fake.faultsOn("gateway_rate").faultNext(1, NO_SUCH_METHOD);

        // Then
        assertThatThrownBy(() -> ratings.rate(session, rated, new Rating(5, "")))
                .isInstanceOf(NotSupported.class);
        assertThatThrownBy(() -> ratings.rate(session, rated, new Rating(5, "")))
                .isInstanceOf(NotSupported.class);
        assertThat(own.fake.channel(rated.value()).rating()).isEmpty();
        own.clock.advance(DeskAddon.KEPT);
        ratings.rate(session, rated, new Rating(5, ""));
        assertThat(own.fake.channel(rated.value()).rating()).isEqualTo("5");
    }

    @Test
    void deletion_thatWasLoggedLate_isFoundAmongTheMissing() {
        // Given
        long first = own.fake.agentReplies(channel, "oops");
        long second = own.fake.agentReplies(channel, "again");
        own.fake.deletes(first);
        own.fake.deletes(second);
        List<Deletion> all = changes.deletions(0, List.of(), 10);

        // Then
        assertThat(all).hasSize(2);
        assertThat(changes.deletions(all.getLast().id(), List.of(all.getFirst().id(), 999L), 10))
                .containsExactly(all.getFirst());
    }

    @Test
    void deadOdoo_isNotTakenForOneWithoutADesk() {
        // Given
        own.fake.stop();

        // Then
        assertThatThrownBy(changes::logsChanges).isInstanceOf(SourceUnavailable.class);
        own.fake.start();
        assertThat(changes.logsChanges()).isTrue();
    }
}
