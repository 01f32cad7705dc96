package com.seitech.chat.gateway.fake;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Makes the next calls of a kind go wrong, in the order of asking. Made by {@link FakeOdoo#faults}. */
public final class Faults {
    private final FaultQueue queue;
    private final Predicate<ReceivedCall> kind;

    Faults(FaultQueue queue, Predicate<ReceivedCall> kind) {
        this.queue = queue;
        this.kind = kind;
    }

    private void next(int count, Fault fault) {
        for (int i = 0; i < count; i++) {
            queue.add(kind, fault);
        }
    }

    /** Takes the request and resets the connection without executing it. */
    public void refuseNext(int count) {
        next(count, new Fault.Refuse());
    }

    public void delayNext(Duration duration) {
        next(1, new Fault.Delay(duration));
    }

    /** Delays every call of this kind, until {@link FakeOdoo#reset}. */
    public void delayAll(Duration duration) {
        queue.always(kind, new Fault.Delay(duration));
    }

    /** Holds the next call before it is executed. */
    public Gate holdNext() {
        Gate gate = queue.gate();
        next(1, new Fault.Hold(gate));
        return gate;
    }

    /** Executes the next call and holds its answer. */
    public Gate holdReplyNext() {
        Gate gate = queue.gate();
        next(1, new Fault.HoldReply(gate));
        return gate;
    }

    /** Executes and commits, then closes the connection without an answer. */
    public void dropReplyAfterCommit(int count) {
        next(count, new Fault.DropReply());
    }

    /** Executes and commits, then sends only so many bytes of the answer. */
    public void cutAfterBytes(int bytes) {
        next(1, new Fault.Cut(bytes));
    }

    /** Executes and commits, then sends the answer byte by byte. */
    public void dripNext(Duration pause) {
        next(1, new Fault.Drip(pause));
    }

    /** Executes and commits, then answers the fault that stands for a void result. */
    public void noneFault() {
        OdooError none = OdooError.none();
        answered(xml(XmlRpcWriter.fault(none.code(), none.text())), true, 1);
    }

    /** What Odoo answers after five conflicts. */
    public void serializationFault(int count) {
        OdooError conflict = OdooError.program(
                "psycopg2.errors.SerializationFailure", "could not serialize access due to concurrent update\n");
        answered(xml(XmlRpcWriter.fault(conflict.code(), conflict.text())), false, count);
    }

    /** The same within {@code load}, which reports it as a message. */
    public void conflictInLoad(int count) {
        Map<String, ?> message = Map.of(
                "type", "error", "message", "could not serialize access due to concurrent update\n", "record", 0L);
        answered(
                xml(XmlRpcWriter.result(Map.of("ids", false, "messages", List.of(message), "nextrow", 0L))),
                false,
                count);
    }

    /** What {@code load} says of a row; with a field when it is about that. */
    public void refusedByLoad(String field, String text) {
        Map<String, ?> message = Map.of("type", "error", "message", text, "record", 0L, "field", field);
        answered(xml(XmlRpcWriter.result(Map.of("ids", false, "messages", List.of(message), "nextrow", 0L))), false, 1);
    }

    public void faultNext(int code, String text) {
        answered(xml(XmlRpcWriter.fault(code, text)), false, 1);
    }

    /** A proxy answers instead of Odoo. */
    public void httpStatusNext(int status, String html) {
        answered(Http.Answer.html(status, html), false, 1);
    }

    /** Executes and commits, then a proxy answers: it has lost patience. */
    public void httpStatusAfterCommit(int status, String html) {
        answered(Http.Answer.html(status, html), true, 1);
    }

    public void redirectNext(int status, String location) {
        answered(new Http.Answer(status, "text/html", Map.of("Location", location), ""), false, 1);
    }

    /** Any answer at all, for example one that an attacker sends. */
    public void answerNext(String xml) {
        answered(new Http.Answer(200, "text/xml", Map.of(), xml), false, 1);
    }

    private void answered(Http.Answer answer, boolean executed, int count) {
        next(count, new Fault.Answered(answer, executed));
    }

    private static Http.Answer xml(String xml) {
        return Http.Answer.ok("text/xml; charset=utf-8", xml);
    }
}
