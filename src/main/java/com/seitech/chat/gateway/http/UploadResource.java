package com.seitech.chat.gateway.http;

import com.seitech.chat.gateway.limits.Limits;
import com.seitech.chat.gateway.outbox.AttachmentId;
import com.seitech.chat.gateway.outbox.DeliveryResult;
import com.seitech.chat.gateway.outbox.Receipt;
import com.seitech.chat.gateway.session.Admission;
import com.seitech.chat.gateway.session.ChannelId;
import com.seitech.chat.gateway.session.Session;
import com.seitech.chat.gateway.tail.OwnSends;
import com.seitech.chat.gateway.upload.SentFile;
import com.seitech.chat.gateway.upload.Uploads;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Sending a file. */
@Path("/api/chat/support")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public final class UploadResource {
    private final FormReader forms;
    private final Uploads uploads;
    private final OwnSends sends;
    private final Admission admission;
    private final Limits limits;
    private final FileUrls urls;
    private final AnswerWatch answers;
    private final InPlace places;

    UploadResource(
            FormReader forms,
            Uploads uploads,
            OwnSends sends,
            Admission admission,
            Limits limits,
            FileUrls urls,
            AnswerWatch answers,
            InPlace places) {
        this.forms = forms;
        this.uploads = uploads;
        this.sends = sends;
        this.admission = admission;
        this.limits = limits;
        this.urls = urls;
        this.answers = answers;
        this.places = places;
    }

    @POST
    @Path("upload")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public RestResponse<?> upload(
            InputStream body,
            @RestHeader("Content-Type") String contentType,
            @RestHeader(Tokens.HEADER) @Nullable String token,
            @RestHeader("Idempotency-Key") @Nullable String key,
            RoutingContext call)
            throws IOException {
        try (UploadForm form = forms.read(body, contentType)) {
            ChannelId channel = Numbers.channel(Numbers.integer("channel_id", form.field("channel_id")));
            UploadBody again = new UploadBody(call.vertx(), form);
            return places.answer(
                    call, channel, () -> sent(form, channel, token, key, call), again.contentType(), () -> again);
        }
    }

    private RestResponse<SendAnswer> sent(
            UploadForm form, ChannelId channel, @Nullable String token, @Nullable String key, RoutingContext call) {
        Session session = admission.admit(Tokens.first(form.field("session_token"), token), channel);
        limits.takeUpload(session.id());
        OwnSends.Sent<SentFile> sent =
                sends.send(session, RequestId.arrival(call), () -> sent(session, form, key), SentFile::receipt);
        answers.watch(call, sent);
        return answer(session, sent.receipt(), sent.value().name());
    }

    private SentFile sent(Session session, UploadForm form, @Nullable String key) {
        String ofForm = form.field("client_message_id");
        return uploads.send(
                session, form.file(), form.fileName(), form.field("author_name"), ofForm == null ? key : ofForm);
    }

    private RestResponse<SendAnswer> answer(Session session, Receipt receipt, String name) {
        DeliveryResult.Delivered delivered = receipt.delivered();
        AttachmentId attachment = delivered == null ? null : delivered.attachment();
        return SendAnswer.of(receipt, attachment == null ? null : urls.of(attachment, session.channel(), name));
    }
}
