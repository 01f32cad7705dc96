package com.seitech.chat.gateway.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.seitech.chat.gateway.conversation.Conversation;
import com.seitech.chat.gateway.conversation.Draft;
import com.seitech.chat.gateway.conversation.InvalidInput;
import com.seitech.chat.gateway.conversation.Visitor;
import com.seitech.chat.gateway.limits.Limits;
import com.seitech.chat.gateway.outbox.Receipt;
import com.seitech.chat.gateway.session.Admission;
import com.seitech.chat.gateway.session.ChannelId;
import com.seitech.chat.gateway.session.Session;
import com.seitech.chat.gateway.session.SessionToken;
import com.seitech.chat.gateway.tail.OwnSends;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Starting a chat and writing in it. */
@Path("/api/chat/support")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public final class SupportResource {
    private static final String JSON = MediaType.APPLICATION_JSON;

    private final Conversation conversation;
    private final OwnSends sends;
    private final Admission admission;
    private final Limits limits;
    private final ClientAddress address;
    private final AnswerWatch answers;
    private final FormReader forms;
    private final InPlace places;
    private final ObjectMapper json;

    SupportResource(
            Conversation conversation,
            OwnSends sends,
            Admission admission,
            Limits limits,
            ClientAddress address,
            AnswerWatch answers,
            FormReader forms,
            InPlace places,
            ObjectMapper json) {
        this.conversation = conversation;
        this.sends = sends;
        this.admission = admission;
        this.limits = limits;
        this.address = address;
        this.answers = answers;
        this.forms = forms;
        this.places = places;
        this.json = json;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public RestResponse<?> start(@Nullable StartRequest request, RoutingContext call) {
        StartRequest wanted = required(request);
        SessionToken token = Tokens.first(wanted.sessionToken(), null);
        Optional<ChannelId> resumed = token == null ? Optional.empty() : admission.channelOf(token);
        return resumed.isEmpty()
                ? started(wanted, token, call)
                : places.answer(call, resumed.get(), () -> started(wanted, token, call), JSON, () -> body(wanted));
    }

    private RestResponse<StartAnswer> started(StartRequest wanted, @Nullable SessionToken token, RoutingContext call) {
        return RestResponse.ok(StartAnswer.of(conversation.resume(token).orElseGet(() -> {
            Visitor visitor = Visitor.of(wanted.name(), wanted.email());
            limits.takeChannel(address.of(call.request()));
            return conversation.start(visitor);
        })));
    }

    private PeerRequest.Body body(Object content) {
        try {
            return PeerRequest.of(Buffer.buffer(json.writeValueAsBytes(content)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was read as JSON can be written", e);
        }
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public RestResponse<?> startByForm(@Nullable String body, RoutingContext call) {
        EncodedForm form = EncodedForm.of(body);
        return start(StartRequest.of(form::field), call);
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public RestResponse<?> startByParts(
            InputStream body, @RestHeader("Content-Type") String contentType, RoutingContext call) throws IOException {
        try (UploadForm form = forms.read(body, contentType)) {
            return start(StartRequest.of(form::field), call);
        }
    }

    @POST
    @Path("send")
    @Consumes(MediaType.APPLICATION_JSON)
    public RestResponse<?> send(
            @Nullable SendRequest request,
            @RestHeader(Tokens.HEADER) @Nullable String token,
            @RestHeader("Idempotency-Key") @Nullable String key,
            RoutingContext call) {
        SendRequest wanted = required(request);
        ChannelId channel = Numbers.channel(wanted.channelId());
        return places.answer(call, channel, () -> sent(wanted, channel, token, key, call), JSON, () -> body(wanted));
    }

    private RestResponse<SendAnswer> sent(
            SendRequest wanted, ChannelId channel, @Nullable String token, @Nullable String key, RoutingContext call) {
        Session session = admission.admit(Tokens.first(wanted.sessionToken(), token), channel);
        limits.takeSend(session.id());
        String clientKey = wanted.clientMessageId() == null ? key : wanted.clientMessageId();
        Draft draft = Draft.text(wanted.content(), wanted.authorName(), clientKey);
        OwnSends.Sent<Receipt> sent = sends.send(
                session, RequestId.arrival(call), () -> conversation.send(session, draft), Function.identity());
        answers.watch(call, sent);
        return SendAnswer.of(sent.receipt(), null);
    }

    private static <T> T required(@Nullable T body) {
        if (body == null) {
            throw new InvalidInput("body", "must be a JSON object");
        }
        return body;
    }
}
