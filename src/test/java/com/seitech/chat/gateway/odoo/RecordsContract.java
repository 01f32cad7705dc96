package com.seitech.chat.gateway.odoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.seitech.chat.gateway.odoo.xmlrpc.XmlRpcFailure;
import com.seitech.chat.gateway.session.ChannelId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** How Odoo searches, shows and imports records: the ground under everything that the gateway asks. */
@SuppressWarnings("NullAway.Init") // set before each test
public abstract class RecordsContract extends OdooContractSuite {
    private OdooUser user;
    private ChannelId channel;
    private ChannelId other;
    private List<Long> ids;

    /** A visitor's, an agent's, a system message, and one of another channel; all in this order. */
    @BeforeEach
    void prepare() {
        user = new OdooUser(
                odoo().url(),
                odoo().database(),
                odoo().agent().name(),
                odoo().agent().password());
        channel = newChannel();
        other = agent.opensInternalChannel();
        ids = List.of(
                said(channel, "zero").value(),
                agent.replies(channel, "one").value(),
                agent.announces(channel, "two").value(),
                agent.replies(other, "three").value());
    }

    /** {@code #n} stands for the id of message n, {@code @} for the channel. */
    static Stream<Arguments> domains() {
        return Stream.of(
                argumentSet("and", List.of(c("channel_id", "=", "@"), c("id", ">", "#0")), List.of(1, 2)),
                argumentSet(
                        "or, before two",
                        List.of("|", c("id", ">", "#1"), c("id", "in", List.of("#0"))),
                        List.of(0, 2, 3)),
                argumentSet("not", List.of("!", c("channel_id", "=", "@"), c("id", ">=", "#0")), List.of(3)),
                argumentSet(
                        "nested",
                        List.of(
                                "|",
                                "&",
                                c("id", ">=", "#0"),
                                c("id", "<=", "#0"),
                                c("content", "=", "two"),
                                c("id", ">=", "#0")),
                        List.of(0, 2)),
                argumentSet(
                        "path", List.of(c("channel_id.channel_type", "=", "group"), c("id", ">=", "#0")), List.of(3)),
                argumentSet(
                        "path, negated",
                        List.of(c("channel_id.channel_type", "!=", "public_support"), c("id", ">=", "#0")),
                        List.of(3)),
                argumentSet("empty reference", List.of(c("author_id", "=", false), c("id", ">=", "#0")), List.of(0, 2)),
                argumentSet("set reference", List.of(c("author_id", "!=", false), c("id", ">=", "#0")), List.of(1, 3)),
                argumentSet(
                        "in options",
                        List.of(c("message_type", "in", List.of("system", "file")), c("id", ">=", "#0")),
                        List.of(2)),
                argumentSet(
                        "not in", List.of(c("id", "not in", List.of("#1", "#3")), c("id", ">=", "#0")), List.of(0, 2)),
                argumentSet("not equal", List.of(c("content", "!=", "one"), c("id", ">=", "#0")), List.of(0, 2, 3)),
                argumentSet("in nothing", List.of(c("id", "in", List.of())), List.of()),
                argumentSet("no files", List.of(c("attachment_ids", "=", false), c("id", ">", "#2")), List.of(3)),
                argumentSet(
                        "time long ago",
                        List.of(c("create_date", "<", "2001-01-01 00:00:00"), c("id", ">=", "#0")),
                        List.of()),
                argumentSet(
                        "time since",
                        List.of(c("write_date", ">=", "2001-01-01 00:00:00"), c("id", ">=", "#0")),
                        List.of(0, 1, 2, 3)));
    }

    private static List<Object> c(String field, String operator, Object value) {
        return List.of(field, operator, value);
    }

    @ParameterizedTest
    @MethodSource("domains")
    void search_findsWhatItsDomainSays(List<?> domain, List<Integer> expected) throws XmlRpcFailure {
        // When
        Object[] found = (Object[]) user.tryTo(Models.MESSAGE, "search", resolved(domain), 0, 80, "id");

        // Then
        List<Long> wanted = expected.stream().map(ids::get).toList();
        assertThat(Row.ids(nonNull(found))).isEqualTo(wanted);
        assertThat(user.tryTo(Models.MESSAGE, "search_count", resolved(domain))).isEqualTo(wanted.size());
    }

    private List<Object> resolved(List<?> terms) {
        List<Object> resolved = new ArrayList<>();
        for (Object term : terms) {
            resolved.add(
                    switch (term) {
                        case List<?> list -> resolved(list);
                        case String text when text.startsWith("#") -> ids.get(Integer.parseInt(text.substring(1)));
                        case String text when text.equals("@") -> channel.value();
                        default -> term;
                    });
        }
        return resolved;
    }

    @Test
    void searchRead_ordersPagesAndShowsAsAsked() {
        // When
        List<Row> page = Row.list(user.execute(
                Models.MESSAGE,
                "search_read",
                List.of(List.of(List.of("channel_id", "=", channel.value()))),
                Map.of("fields", List.of("author_id", "content"), "order", "id desc", "limit", 2, "offset", 1)));

        // Then
        assertThat(page).extracting(Row::id).containsExactly(ids.get(1), ids.get(0));
        assertThat(List.<Object>copyOf(page.get(0).fields().keySet()))
                .containsExactlyInAnyOrder("id", "author_id", "content");
        assertThat(page.get(0).referenceName("author_id")).isEqualTo(agent.name());
        assertThat(page.get(1).fields().get("author_id")).isEqualTo(false);
    }

    @Test
    void datetime_isATextInUtcWithoutFractions() {
        assertThat(user.row(Models.MESSAGE, ids.get(0), "create_date").text("create_date"))
                .matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d");
    }

    @Test
    void fieldsGet_tellsTypesAsOdooNamesThem() {
        // When
        Map<?, ?> fields = (Map<?, ?>)
                user.execute(Models.MESSAGE, "fields_get", List.of(), Map.of("attributes", List.of("type")));

        // Then
        assertThat(type(fields, "channel_id")).isEqualTo(Map.of("type", "many2one"));
        assertThat(type(fields, "content")).isEqualTo(Map.of("type", "text"));
        assertThat(type(fields, "author_name")).isEqualTo(Map.of("type", "char"));
        assertThat(type(fields, "message_type")).isEqualTo(Map.of("type", "selection"));
        assertThat(type(fields, "attachment_ids")).isEqualTo(Map.of("type", "many2many"));
        assertThat(type(fields, "reaction_ids")).isEqualTo(Map.of("type", "one2many"));
        assertThat(type(fields, "create_date")).isEqualTo(Map.of("type", "datetime"));
    }

    private static @Nullable Object type(Map<?, ?> fields, String name) {
        return fields.get(name);
    }

    @Test
    void channel_countsItsMessages() {
        // When
        Row row = user.row(Models.CHANNEL, channel.value(), "message_count", "message_ids", "last_message_date");

        // Then
        assertThat(row.number("message_count")).isEqualTo(3);
        assertThat(row.ids("message_ids")).containsExactlyInAnyOrderElementsOf(ids.subList(0, 3));
        assertThat(row.text("last_message_date"))
                .isEqualTo(user.row(Models.MESSAGE, ids.get(2), "create_date").text("create_date"));
    }

    @Test
    void load_ofAKnownName_overwrites() {
        // Given
        String name = "__chatgw__.test_" + UUID.randomUUID();
        Map<?, ?> first = load(name, channel.toString(), "one", "text");

        // When
        Map<?, ?> second = load(name, channel.toString(), "two", "text");

        // Then
        assertThat(Row.ids(nonNull(second.get("ids")))).isEqualTo(Row.ids(nonNull(first.get("ids"))));
        long id = Row.ids(nonNull(first.get("ids"))).getFirst();
        assertThat(user.row(Models.MESSAGE, id, "content").text("content")).isEqualTo("two");
    }

    static Stream<Arguments> refusedRows() {
        return Stream.of(
                argumentSet("no such channel", "2000000000", "x", "text", "channel_id"),
                argumentSet("no number", "x", "x", "text", "channel_id"),
                argumentSet("no channel", "", "x", "text", "channel_id"),
                argumentSet("no content", "@", "", "text", "content"),
                argumentSet("no such option", "@", "x", "zz", "message_type"));
    }

    @ParameterizedTest
    @MethodSource("refusedRows")
    void load_ofARowThatCannotBe_namesTheFieldAndSavesNothing(
            String inChannel, String content, String type, String field) {
        // When
        String resolved = inChannel.equals("@") ? channel.toString() : inChannel;
        Map<?, ?> answer = load("__chatgw__.test_" + UUID.randomUUID(), resolved, content, type);

        // Then
        assertThat(answer.get("ids")).isEqualTo(false);
        List<Row> messages = Row.list(nonNull(answer.get("messages")));
        assertThat(messages.getFirst().text("type")).isEqualTo("error");
        assertThat(messages.getFirst().text("message")).isNotEmpty();
        assertThat(messages.getFirst().text("field")).isEqualTo(field);
        assertThat(agent.messages(channel)).hasSize(3);
    }

    private Map<?, ?> load(String name, String inChannel, String content, String type) {
        return (Map<?, ?>) user.execute(
                Models.MESSAGE,
                "load",
                List.of(
                        List.of("id", "channel_id/.id", "author_id/.id", "content", "message_type"),
                        List.of(Arrays.asList(name, inChannel, String.valueOf(user.id()), content, type))),
                Map.of());
    }

    @Test
    void ids_growWithEveryRecord() {
        assertThat(IntStream.range(0, 5)
                        .mapToObj(i -> agent.replies(channel, "more"))
                        .toList())
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    void agentsReplyWithoutAnAuthor_isTheAgents_andSigned() {
        // When
        long id = user.create(Models.MESSAGE, Map.of("channel_id", channel.value(), "content", "typed in the form"));

        // Then
        Row row = user.row(Models.MESSAGE, id, "author_id", "author_name");
        assertThat(row.reference("author_id")).isEqualTo(user.id());
        assertThat(row.text("author_name")).isEqualTo(agent.name());
    }

    private static Object nonNull(@Nullable Object value) {
        return Objects.requireNonNull(value);
    }
}
