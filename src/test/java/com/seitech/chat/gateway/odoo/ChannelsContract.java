package com.seitech.chat.gateway.odoo;

import static org.assertj.core.api.Assertions.assertThat;

import com.seitech.chat.gateway.conversation.ChannelState;
import com.seitech.chat.gateway.conversation.Visitor;
import com.seitech.chat.gateway.session.ChannelId;
import com.seitech.chat.gateway.session.SessionId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is promised of {@link com.seitech.chat.gateway.conversation.Channels}. */
public abstract class ChannelsContract extends OdooContractSuite {
    @Test
    void newChannel_isAnActivePublicSupportChannel_withTheAgentsInIt() {
        // When
        Row channel = agent.channel(newChannel());

        // Then
        assertThat(channel.text("name")).isEqualTo("Bob");
        assertThat(channel.text("channel_type")).isEqualTo("public_support");
        assertThat(channel.text("state")).isEqualTo("active");
        assertThat(channel.ids("member_ids")).contains((long) agent.userId());
        assertThat(channel.ids("moderator_ids")).contains((long) agent.userId());
    }

    @Test
    void newChannel_tellsTheAgentsWhoTheVisitorIs_andHoldsNoToken() {
        // When
        Row channel = agent.channel(newChannel());

        // Then
        assertThat(channel.fields().get("visitor_info")).isEqualTo(Map.of("name", "Bob", "email", "bob@example.com"));
        assertThat(channel.isSet("session_token")).isFalse();
    }

    @Test
    void visitorWithoutAnAddress_isKnownByNameOnly() {
        // When
        ChannelId channel = channels.create(SessionId.random(), Visitor.of("Bob", null));

        // Then
        assertThat(agent.channel(channel).fields().get("visitor_info")).isEqualTo(Map.of("name", "Bob"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "مريم",
                "😀 👩‍👩‍👧‍👦",
                "<b>Bob</b> & \"Co\" 'x'",
                "100 % %s %(field)s",
                "Miller, Bob",
                "false",
                "0",
                "{\"a\": 1}",
                "\\ back \\\" slash"
            })
    void name_standsInOdooAsTheVisitorTypedIt(String name) {
        // When
        ChannelId channel = channels.create(SessionId.random(), Visitor.of(name, null));

        // Then
        assertThat(agent.channel(channel).text("name")).isEqualTo(name);
        assertThat(agent.channel(channel).fields().get("visitor_info")).isEqualTo(Map.of("name", name));
    }

    @Test
    void create_againForTheSameSession_answersTheSameChannel() {
        // Given
        SessionId session = SessionId.random();
        ChannelId first = channels.create(session, Visitor.of("Bob", null));

        // When
        ChannelId second = channels.create(session, Visitor.of("Bob", null));

        // Then
        assertThat(second).isEqualTo(first);
    }

    @Test
    void create_forAnotherSession_makesAnotherChannel() {
        assertThat(newChannel()).isNotEqualTo(newChannel());
    }

    @Test
    void state_followsWhatTheAgentsDo() {
        // Given
        ChannelId channel = newChannel();

        // Then
        assertThat(channels.state(channel)).contains(ChannelState.ACTIVE);
        agent.setsState(channel, "closed");
        assertThat(channels.state(channel)).contains(ChannelState.CLOSED);
        agent.setsState(channel, "archived");
        assertThat(channels.state(channel)).contains(ChannelState.ARCHIVED);
        agent.setsState(channel, "active");
        assertThat(channels.state(channel)).contains(ChannelState.ACTIVE);
    }

    @Test
    void channelThatIsGone_hasNoState() {
        // Given
        ChannelId channel = newChannel();

        // When
        agent.deletes(channel);

        // Then
        assertThat(channels.state(channel)).isEmpty();
    }

    @Test
    void channelThatNeverWas_hasNoState() {
        assertThat(channels.state(new ChannelId(Integer.MAX_VALUE))).isEmpty();
    }

    @Test
    void channelOfTheCompanysOwn_hasNoStateForVisitors() {
        assertThat(channels.state(agent.opensInternalChannel())).isEmpty();
    }
}
