package com.seitech.chat.gateway.fake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class FakeOdooTest {
    private final FakeOdoo odoo = FakeOdoo.started();
    private final RawClient client = new RawClient(odoo);

    @AfterEach
    void stop() {
        odoo.close();
    }

    @Test
    void load_ofAKnownExternalId_overwritesTheRecord() {
        // Given
        long channel = odoo.channel("public_support", "Bob");
        Object first = client.load("__chatgw__.m_1", channel, "one");

        // When
        Object second = client.load("__chatgw__.m_1", channel, "two");

        // Then
        assertThat(second).isEqualTo(first);
        assertThat(odoo.messagesOf(channel))
                .singleElement()
                .satisfies(message -> assertThat(message.content()).isEqualTo("two"));
    }

    @Test
    void load_withAProblem_savesNothingAndTellsWhichField() {
        // When
        Object answer = client.load("__chatgw__.m_1", 99, "one");

        // Then
        assertThat(answer).asInstanceOf(InstanceOfAssertFactories.MAP).containsEntry("ids", false);
        assertThat(answer.toString()).contains("field=channel_id", "No matching record found for database id '99'");
    }

    @Test
    void lateBlock_isUnseenUntilItsCommit_thoughLaterIdsAreSeen() {
        // Given
        long channel = odoo.channel("public_support", "Bob");
        LateBlock block = odoo.lateCommitOfBlock(channel, "a", "b");
        long later = odoo.agentReplies(channel, "c");

        // When
        List<Long> before = ids(channel);
        block.commit();
        List<Long> after = ids(channel);

        // Then
        assertThat(before).containsExactly(later);
        assertThat(after).containsExactly(block.ids().get(0), block.ids().get(1), later);
    }

    @Test
    void rolledBackBlock_leavesAHoleInTheIds() {
        // Given
        long channel = odoo.channel("public_support", "Bob");

        // When
        odoo.lateCommitOfBlock(channel, "a", "b").rollBack();
        long next = odoo.agentReplies(channel, "c");

        // Then
        assertThat(next).isEqualTo(3);
        assertThat(ids(channel)).containsExactly(3L);
    }

    @Test
    void domain_readsPrefixNotationAndPaths() {
        // Given
        long support = odoo.channel("public_support", "Bob");
        long group = odoo.channel("group", "Staff");
        long first = odoo.agentReplies(support, "a");
        long internal = odoo.agentReplies(group, "b");
        long last = odoo.agentReplies(support, "c");
        List<?> domain = List.of(
                "|",
                List.of("id", "in", List.of(first)),
                "&",
                List.of("id", ">", first),
                "!",
                List.of("channel_id.channel_type", "!=", "public_support"));

        // When
        Object found = client.execute(
                "seitech.chat.message", "search_read", List.of(domain), Map.of("fields", List.of("channel_id")));

        // Then
        assertThat(found.toString()).contains("id=" + first, "id=" + last).doesNotContain("id=" + internal + ",");
    }

    @Test
    void channel_thatIsDeleted_takesItsMessagesButNotTheirNames() {
        // Given
        long channel = odoo.channel("public_support", "Bob");
        client.load("__chatgw__.m_1", channel, "one");

        // When
        odoo.deletesChannel(channel);

        // Then
        assertThat(client.execute("ir.model.data", "check_object_reference", List.of("__chatgw__", "m_1"), Map.of()))
                .isEqualTo(List.of("seitech.chat.message", false));
    }

    @Test
    void reset_keepsUsersAndGoesOnWithIds() {
        // Given
        long before = odoo.agentReplies(odoo.channel("public_support", "Bob"), "a");
        long agent = odoo.agent();

        // When
        odoo.reset();

        // Then
        assertThat(odoo.agent()).isEqualTo(agent);
        assertThat(odoo.channels()).isEmpty();
        assertThat(odoo.agentReplies(odoo.channel("public_support", "Bob"), "b"))
                .isEqualTo(before + 1);
    }

    private List<Long> ids(long channel) {
        Object found = client.execute(
                "seitech.chat.message",
                "search",
                List.of(List.of(List.of("channel_id", "=", channel))),
                Map.of("order", "id"));
        return ((List<?>) found).stream().map(Long.class::cast).toList();
    }
}
