package com.seitech.chat.gateway.http;

import com.seitech.chat.gateway.conversation.InvalidInput;
import com.seitech.chat.gateway.limits.Limits;
import com.seitech.chat.gateway.outbox.AttachmentId;
import com.seitech.chat.gateway.outbox.DeliveryResult;
import com.seitech.chat.gateway.outbox.Receipt;
import com.seitech.chat.gateway.session.Admission;
import com.seitech.chat.gateway.session.Session;
import com.seitech.chat.gateway.tail.OwnSends;
import com.seitech.chat.gateway.upload.SentFile;
import com.seitech.chat.gateway.upload.Uploads;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** Sending a file. */
@Path("/api/chat/support")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "chat")
public final class UploadResource {
    private final Uploads uploads;
    private final OwnSends sends;
    private final Admission admission;
    private final Limits limits;
    private final FileUrls urls;
    private final AnswerWatch answers;

    UploadResource(
            Uploads uploads, OwnSends sends, Admission admission, Limits limits, FileUrls urls, AnswerWatch answers) {
        this.uploads = uploads;
        this.sends = sends;
        this.admission = admission;
        this.limits = limits;
        this.urls = urls;
        this.answers = answers;
    }

    @POST
    @Path("upload")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(operationId = "upload", summary = "Sends a file as a message")
    @APIResponse(
            responseCode = "200",
            description = "It is in Odoo",
            content = @Content(schema = @Schema(implementation = SendAnswer.class)))
    @APIResponse(
            responseCode = "202",
            description =
                    "It is kept, and will be in Odoo once, in order; the id is provisional, and every call takes it",
            content = @Content(schema = @Schema(implementation = SendAnswer.class)))
    public RestResponse<SendAnswer> upload(
            @BeanParam UploadForm form,
            @RestHeader(Tokens.HEADER) @Nullable String token,
            @RestHeader("Idempotency-Key") @Nullable String key,
            RoutingContext call) {
        Session session = admission.admit(
                Tokens.first(form.sessionToken(), token),
                Numbers.channel(Numbers.integer("channel_id", form.channelId())));
        limits.takeUpload(session.id());
        FileUpload file = required(form.file());
        String clientKey = form.clientMessageId() == null ? key : form.clientMessageId();
        OwnSends.Sent<SentFile> sent = sends.send(
                session,
                RequestId.arrival(call),
                () -> uploads.send(session, file.uploadedFile(), file.fileName(), form.authorName(), clientKey),
                SentFile::receipt);
        answers.watch(call, sent);
        return answer(session, sent.receipt(), sent.value().name());
    }

    private RestResponse<SendAnswer> answer(Session session, Receipt receipt, String name) {
        DeliveryResult.Delivered delivered = receipt.delivered();
        AttachmentId attachment = delivered == null ? null : delivered.attachment();
        return SendAnswer.of(receipt, attachment == null ? null : urls.of(attachment, session.channel(), name));
    }

    private static FileUpload required(@Nullable FileUpload file) {
        // A text under this name has no file name.
        if (file == null || file.fileName() == null) {
            throw new InvalidInput("file", "is missing");
        }
        return file;
    }
}
