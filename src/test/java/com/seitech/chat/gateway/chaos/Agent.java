package com.seitech.chat.gateway.chaos;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.seitech.chat.gateway.odoo.OdooUser;
import com.seitech.chat.gateway.odoo.xmlrpc.XmlRpcFailure;
import com.seitech.chat.gateway.program.Pause;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;

/** Somebody who answers visitors as the desk does it: with a key, again and again until Odoo has it. */
final class Agent {
    private static final int SHORTEST_PAUSE_MILLIS = 300;
    private static final int LONGEST_PAUSE_MILLIS = 2_500;
    private static final Duration BEFORE_REPEAT = Duration.ofSeconds(1);
    private static final String CHANNEL = "seitech.chat.channel";

    private final String name;
    private final OdooUser odoo;
    private final List<Visitor> visitors;
    private final Timeline timeline;
    private final Random random;

    Agent(String name, OdooUser odoo, List<Visitor> visitors, Timeline timeline, long seed) {
        this.name = name;
        this.odoo = odoo;
        this.visitors = List.copyOf(visitors);
        this.timeline = timeline;
        this.random = new Random(seed);
    }

    void talk(BooleanSupplier goesOn, BooleanSupplier patient) {
        while (goesOn.getAsBoolean()) {
            Visitor visitor = visitors.get(random.nextInt(visitors.size()));
            Utterance answer = new Utterance(name, visitor.nextNumberFrom(name), Words.any(random));
            visitor.hears(answer);
            say(answer, visitor.session().channel(), patient);
            Pause.of(Duration.ofMillis(random.nextInt(SHORTEST_PAUSE_MILLIS, LONGEST_PAUSE_MILLIS)));
        }
    }

    private void say(Utterance answer, long channel, BooleanSupplier patient) {
        while (!answer.isAccepted() && patient.getAsBoolean()) {
            Duration from = timeline.now();
            Answer outcome = reply(answer, channel);
            answer.tried(new Utterance.Attempt(timeline.since(from), outcome));
            if (!answer.isAccepted()) {
                Pause.of(BEFORE_REPEAT);
            }
        }
    }

    private Answer reply(Utterance answer, long channel) {
        try {
            String id = String.valueOf(
                    odoo.tryTo(CHANNEL, "desk_reply", List.of(channel), answer.text(), List.of(), answer.key()));
            ObjectNode success =
                    JsonNodeFactory.instance.objectNode().put("success", true).put("message_id", id);
            return new Answer.Given(200, success, false);
        } catch (XmlRpcFailure.Fault e) {
            return new Answer.Missing(
                    e.text().lines().reduce((before, last) -> last).orElse("an empty fault"));
        } catch (XmlRpcFailure e) {
            return new Answer.Missing(e.toString());
        }
    }
}
