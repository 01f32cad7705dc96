package com.seitech.chat.gateway.ops.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import com.seitech.chat.gateway.fake.FakeOdoo;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Breaks one thing of Odoo after the other: the setup guide's troubleshooting, and what else operators meet. */
final class OdooDiagnosisTest {
    private static final String CHANNEL = "seitech.chat.channel";
    private static final String MESSAGE = "seitech.chat.message";

    @TempDir
    Path data;

    private final FakeOdoo odoo = FakeOdoo.started();

    @AfterEach
    void stop() {
        odoo.close();
    }

    /** @param arguments of the command line */
    private Look lookWith(Map<String, String> changes, String... arguments) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "gateway.odoo.url", odoo.url().toString(),
                "gateway.odoo.database", odoo.database(),
                "gateway.odoo.login", odoo.login(),
                "gateway.odoo.api-key", odoo.apiKey(),
                "gateway.data-dir", data.toString(),
                // Where nobody listens.
                "quarkus.management.port", "1"));
        settings.putAll(changes);
        Options options = Options.of(List.of(arguments));
        return new Look(new Examination(Settings.of(settings), options, Clock.systemUTC()).findings(found -> {}));
    }

    private Look look() {
        return lookWith(Map.of());
    }

    @Test
    void rightOdoo_hasNothingWrong_andKeepsNothingOfTheTrial() {
        // Given
        odoo.hasKey(true, null);
        // When
        Look look = look();
        // Then
        look.hasNothingWrong();
        look.says("a channel with message and file can be made; it was undone");
        look.says("never");
        assertThat(odoo.receivedCalls(CHANNEL, "web_save")).hasSize(1);
        assertThat(odoo.channels()).isEmpty();
    }

    @Test
    void secrets_areInNoFinding() {
        // Given
        List<String> all = new ArrayList<>();
        // When
        Stream.of(look(), lookWith(Map.of("gateway.odoo.api-key", "a wrong key of somebody")))
                .forEach(look -> all.add(look.toString()));
        // Then
        assertThat(all).noneMatch(text -> text.contains(odoo.apiKey()) || text.contains("a wrong key of"));
    }

    /** The guide: relation seitech_chat_channel does not exist. */
    @Test
    void missingTable_isToldWithItsCure() {
        // Given
        odoo.faultsOn(CHANNEL, "search").faultNext(1, """
            Traceback (most recent call last):
              File "/usr/lib/python3/dist-packages/odoo/sql_db.py", line 434, in execute
                self._obj.execute(query, params)
            psycopg2.errors.UndefinedTable: relation "seitech_chat_channel" does not exist
            LINE 1: SELECT "seitech_chat_channel"."id" FROM "seitech_chat_channel"
            """);
        // Then
        look().fails("relation seitech_chat_channel does not exist", "odoo -u seitech_elearning -d fake");
    }

    @Test
    void missingModule_isToldWithItsCure() {
        // Given
        odoo.installation().withoutModel(CHANNEL);
        // Then
        look().fails(CHANNEL + " does not exist", "odoo -u seitech_elearning");
    }

    @Test
    void missingField_isToldWithItsCure() {
        // Given
        odoo.installation().withoutFields(MESSAGE, "author_name");
        // Then
        look().fails(MESSAGE + " lacks author_name", "odoo -u seitech_elearning");
    }

    /** The guide: the chat shows "Offline", Odoo does not run. */
    @Test
    void odooThatDoesNotRun_isToldWithItsCure() {
        // Given
        odoo.stop();
        // Then
        look().fails("Odoo does not answer under " + odoo.url(), "8069", "gateway.odoo.url");
    }

    @Test
    void odooThatIsNotWell_isTold() {
        // Given
        odoo.installation().unhealthy();
        // Then
        look().fails("is no Odoo that works (HTTP 500)", "gateway.odoo.url");
    }

    @Test
    void unknownName_isToldWithItsCure() {
        lookWith(Map.of("gateway.odoo.url", "http://odoo.invalid:8069"))
                .fails("no address of odoo.invalid is known", "gateway.odoo.url");
    }

    @Test
    void oldVersion_isTold() {
        // Given
        odoo.installation().version("18.0");
        // Then
        look().fails("this is Odoo 18.0", "needs Odoo 19");
    }

    @Test
    void missingDatabase_isToldWithItsCure() {
        lookWith(Map.of("gateway.odoo.database", "other")).fails("Odoo has no database other", "gateway.odoo.database");
    }

    @Test
    void wrongKey_isToldWithItsCure() {
        lookWith(Map.of("gateway.odoo.api-key", "wrong")).fails("refuses the credentials", "it may have expired");
    }

    @Test
    void missingKeyFile_isToldWithItsName() {
        lookWith(Map.of("gateway.odoo.api-key-file", data.resolve("none").toString()))
                .fails("cannot be read (gateway.odoo.api-key-file)");
    }

    @Test
    void keyThatEndsSoon_isToldInTime() {
        // Given
        odoo.hasKey(true, Instant.now().plus(Duration.ofDays(5)).plusSeconds(60));
        // Then
        look().warns("in 5 days", "Replace a key");
    }

    @Test
    void keyThatEndsLate_isFine() {
        // Given
        odoo.hasKey(true, Instant.now().plus(Duration.ofDays(90)).plusSeconds(60));
        // Then
        look().says("in 90 days");
    }

    @Test
    void ofSeveralKeys_theFirstEndIsTold_andThatOdooDoesNotSayWhichIsUsed() {
        // Given
        odoo.hasKey(true, null);
        odoo.hasKey(true, Instant.now().minusSeconds(60));
        odoo.hasKey(true, Instant.now().plus(Duration.ofDays(3)).plusSeconds(60));
        // Then
        look().warns("in 3 days, the first of 3 keys");
    }

    @Test
    void passwordInPlaceOfAKey_hasNoEndThatAnybodyKnows() {
        look().warns("unknown, the user chat_gateway has no key");
    }

    @Test
    void missingRight_isNamed() {
        // Given
        odoo.installation().withoutRight("ir.attachment", "create");
        // Then
        look().fails("may not create ir.attachment", "Chat gateway");
    }

    /** What only a try shows: a rule of records, or code of the customer's that fails. */
    @Test
    void refusedTrial_isTold() {
        // Given
        odoo.faultsOn(CHANNEL, "web_save").faultNext(4, "You are not allowed to create 'Chat Channel' records");
        // Then
        look().fails("a channel with message and file cannot be made", "see Odoo's log");
    }

    @Test
    void missingAgentGroup_isToldWithItsCure() {
        lookWith(Map.of("gateway.odoo.agent-group", "seitech_elearning.none"))
                .fails("there is no group seitech_elearning.none", "gateway.odoo.agent-group");
    }

    /** The guide's chat is "Offline" for that, too. */
    @Test
    void groupWithoutAgents_isAWarning() {
        // Given
        odoo.nobodyAnswers();
        // Then
        look().warns(
                        "nobody is in the group seitech_elearning.group_elearning_support_agent",
                        "put your agents into it");
    }

    @Test
    void missingDeskAddon_isAWarning() {
        // Given
        odoo.installation().withoutDesk();
        // Then
        look().warns("seitech_chat_desk is missing");
    }

    /** The guide: messages do not appear, is the channel right, and are they in the database? */
    @Test
    void channel_isLookedFor_andItsMessagesCounted() {
        // Given
        long channel = odoo.channel("public_support", "a visitor's name");
        odoo.agentReplies(channel, "words of an agent");
        odoo.agentReplies(channel, "more words");
        // When
        Look look = lookWith(Map.of(), "--channel", Long.toString(channel));
        // Then
        look.hasNothingWrong();
        look.says("Odoo has it, active, with 2 messages");
        assertThat(look.toString()).doesNotContain("visitor's name", "words");
    }

    @Test
    void wrongChannel_isTold() {
        lookWith(Map.of(), "--channel", "4711").fails("Odoo has no such channel");
    }

    @Test
    void channelOfTheCompanyItself_isTold() {
        long channel = odoo.channel("group", "the team");
        lookWith(Map.of(), "--channel", Long.toString(channel)).fails("no visitor's channel but of the type group");
    }

    @Test
    void settingThatIsNone_isTold_andTheRestLookedAt() {
        Look look = lookWith(Map.of("gateway.outbox.max-age", "a while"));
        look.fails("gateway.outbox.max-age", "application.properties.example");
        look.says("Odoo answers under");
    }

    @Test
    void tooFewPermits_areTold() {
        lookWith(Map.of("gateway.odoo.permits", "2")).fails("gateway.odoo.permits must be at least 3");
    }

    @Test
    void wrongProxy_isTold() {
        lookWith(Map.of("gateway.http.trusted-proxies", "proxy.example.com")).fails("gateway.http.trusted-proxies");
    }

    /** In a file; of a variable, the gateway takes no notice. */
    @ParameterizedTest
    @ValueSource(strings = {"gateway.odoo.apikey", "gateway.publicurl", "gateway.odo.url"})
    void misspeltSetting_isAFailure_asTheGatewayWouldNotStart(String name) {
        lookWith(Map.of(name, "x")).fails("there is no setting " + name);
    }

    @Test
    void httpsWithoutATrustedProxy_isAWarning() {
        lookWith(Map.of("gateway.public-url", "https://chat.example.com"))
                .warns("no proxy is trusted", "gateway.http.trusted-proxies");
    }

    /** The guide: CORS errors in the browser's console. */
    @Test
    void originThatIsNotAllowed_isToldWithItsCure() {
        lookWith(Map.of(), "--origin", "https://www.example.com")
                .fails("pages of https://www.example.com may not use the chat", "gateway.cors.origins");
    }

    @Test
    void originThatIsAllowed_isFine() {
        lookWith(Map.of("gateway.cors.origins", "https://www.example.com"), "--origin", "https://www.example.com")
                .says("pages of https://www.example.com may use the chat");
    }

    @Test
    void originThatNoBrowserSends_isAWarning() {
        lookWith(Map.of("gateway.cors.origins", "https://www.example.com/"))
                .warns("no browser sends the origin https://www.example.com/");
    }

    @Test
    void scannerThatIsAway_isToldWithItsSetting() {
        lookWith(Map.of("gateway.scanner.clamd", "127.0.0.1:1")).fails("gateway.scanner.clamd");
    }
}
