package com.seitech.chat.gateway.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.seitech.chat.gateway.conversation.ChannelClosed;
import com.seitech.chat.gateway.conversation.InvalidInput;
import com.seitech.chat.gateway.conversation.NotSupported;
import com.seitech.chat.gateway.conversation.SourceUnavailable;
import com.seitech.chat.gateway.limits.Limit;
import com.seitech.chat.gateway.limits.LimitFigures;
import com.seitech.chat.gateway.limits.RateLimited;
import com.seitech.chat.gateway.log.Seldom;
import com.seitech.chat.gateway.log.Shown;
import com.seitech.chat.gateway.outbox.CannotKeep;
import com.seitech.chat.gateway.outbox.IdempotencyConflict;
import com.seitech.chat.gateway.outbox.NotDelivered;
import com.seitech.chat.gateway.outbox.TooManyFiles;
import com.seitech.chat.gateway.session.InvalidSession;
import com.seitech.chat.gateway.session.StoreUnavailable;
import com.seitech.chat.gateway.session.TokenRequired;
import com.seitech.chat.gateway.session.Unverified;
import com.seitech.chat.gateway.upload.NoSuchFile;
import com.seitech.chat.gateway.upload.TooLarge;
import com.seitech.chat.gateway.upload.content.TypeRefused;
import com.seitech.chat.gateway.upload.scan.CannotScan;
import com.seitech.chat.gateway.upload.scan.VirusFound;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one place where failures become answers. What a server error was stays in the log, under the answer's reference. */
final class ErrorMapper {
    private static final Logger LOG = LoggerFactory.getLogger(ErrorMapper.class);
    private static final Seldom SELDOM = new Seldom(LOG, 20);
    /** When Odoo or the database is away, nothing better is known. */
    private static final Duration TRY_AGAIN = Duration.ofSeconds(5);

    private final UploadDisk disk;
    private final LimitFigures limits;

    ErrorMapper(UploadDisk disk, LimitFigures limits) {
        this.disk = disk;
        this.limits = limits;
    }

    @ServerExceptionMapper
    Response invalid(InvalidInput e) {
        return answer(
                Problem.INVALID_REQUEST,
                ErrorBody.of(Problem.INVALID_REQUEST, e.getMessage() + ".").withField(e.field()));
    }

    @ServerExceptionMapper
    Response wrongType(MismatchedInputException e) {
        return answer(Problem.INVALID_REQUEST, ofJson(e));
    }

    @ServerExceptionMapper
    Response noToken(TokenRequired e) {
        return answer(Problem.TOKEN_REQUIRED);
    }

    @ServerExceptionMapper
    Response wrongToken(InvalidSession e) {
        return answer(Problem.INVALID_SESSION);
    }

    @ServerExceptionMapper
    Response noFile(NoSuchFile e) {
        return answer(Problem.NOT_FOUND);
    }

    @ServerExceptionMapper
    Response closed(ChannelClosed e) {
        return answer(Problem.CHANNEL_CLOSED);
    }

    @ServerExceptionMapper
    Response notSupported(NotSupported e, RoutingContext call) {
        return answer(Problem.NOT_SUPPORTED, ErrorBody.of(Problem.NOT_SUPPORTED).withReference(RequestId.of(call)));
    }

    @ServerExceptionMapper
    Response conflict(IdempotencyConflict e) {
        return answer(Problem.IDEMPOTENCY_CONFLICT);
    }

    @ServerExceptionMapper
    Response tooLarge(TooLarge e) {
        limits.hit(Limit.FILE_SIZE);
        return answer(
                Problem.TOO_LARGE,
                ErrorBody.of(Problem.TOO_LARGE, String.valueOf(e.getMessage())).withField("file"));
    }

    @ServerExceptionMapper
    Response refusedType(TypeRefused e) {
        return refused(e);
    }

    @ServerExceptionMapper
    Response virus(VirusFound e) {
        return refused(e);
    }

    private static Response refused(Exception e) {
        return answer(
                Problem.TYPE_REFUSED,
                ErrorBody.of(Problem.TYPE_REFUSED, String.valueOf(e.getMessage()))
                        .withField("file"));
    }

    @ServerExceptionMapper
    Response limited(RateLimited e) {
        limits.hit(e.limit());
        return limited(ErrorBody.of(Problem.RATE_LIMITED), e.retryAfter());
    }

    @ServerExceptionMapper
    Response limited(TooManyFiles e) {
        limits.hit(Limit.FILES_PER_DAY);
        return limited(
                ErrorBody.of(Problem.RATE_LIMITED, String.valueOf(e.getMessage()))
                        .withField("file"),
                e.retryAfter());
    }

    private static Response limited(ErrorBody body, Duration retryAfter) {
        return Response.fromResponse(answer(Problem.RATE_LIMITED, body))
                .header("Retry-After", Math.max(1, retryAfter.plusMillis(999).toSeconds()))
                .build();
    }

    @ServerExceptionMapper
    Response odooAway(SourceUnavailable e, RoutingContext call) {
        return unavailable(Problem.ODOO_UNAVAILABLE, e, call);
    }

    @ServerExceptionMapper
    Response nobodyThere(NobodyThere e, RoutingContext call) {
        return unavailable(Problem.CANNOT_KEEP, e, call);
    }

    @ServerExceptionMapper
    Response elsewhere(Elsewhere e) {
        return Response.status(PassingOn.ELSEWHERE).build();
    }

    @ServerExceptionMapper
    Response notVerified(Unverified e, RoutingContext call) {
        return unavailable(Problem.ODOO_UNAVAILABLE, e, call);
    }

    @ServerExceptionMapper
    Response notDelivered(NotDelivered e, RoutingContext call) {
        return unavailable(e.worthRepeating() ? Problem.ODOO_UNAVAILABLE : Problem.CANNOT_KEEP, e, call);
    }

    @ServerExceptionMapper
    Response full(CannotKeep e, RoutingContext call) {
        limits.hit(Limit.OUTBOX);
        return unavailable(Problem.CANNOT_KEEP, e, call);
    }

    @ServerExceptionMapper
    Response storeAway(StoreUnavailable e, RoutingContext call) {
        return unavailable(Problem.CANNOT_KEEP, e, call);
    }

    @ServerExceptionMapper
    Response notScanned(CannotScan e, RoutingContext call) {
        return unavailable(Problem.CANNOT_KEEP, e, call);
    }

    private static Response unavailable(Problem problem, Exception e, RoutingContext call) {
        SELDOM.warn(
                problem.code(),
                line -> line.addKeyValue("request", RequestId.of(call)).addKeyValue("reason", e.getMessage()));
        ErrorBody body = ErrorBody.of(problem).withReference(RequestId.of(call));
        return Response.fromResponse(answer(problem, body))
                .header("Retry-After", TRY_AGAIN.toSeconds())
                .build();
    }

    /** A body that ends too early or is no form at all; or a form for which there is no room. */
    @ServerExceptionMapper
    Response broken(IOException e, RoutingContext call) {
        if (disk.mayBeFull()) {
            return unavailable(Problem.CANNOT_KEEP, e, call);
        }
        return answer(
                Problem.INVALID_REQUEST,
                ErrorBody.of(Problem.INVALID_REQUEST, "The body of the request is incomplete or malformed."));
    }

    @ServerExceptionMapper
    Response framework(WebApplicationException e, RoutingContext call) {
        return switch (e.getResponse().getStatus()) {
            case 400 -> answer(Problem.INVALID_REQUEST, ofCause(e));
            // 406: there is nothing here in the form that was asked for.
            case 404, 406 -> answer(Problem.NOT_FOUND);
            case 405 -> answer(Problem.METHOD_NOT_ALLOWED);
            case 413 -> {
                limits.hit(Limit.BODY_SIZE);
                yield answer(Problem.TOO_LARGE);
            }
            case 415 -> answer(Problem.UNSUPPORTED_MEDIA_TYPE);
            default -> unexpected(e, call);
        };
    }

    @ServerExceptionMapper
    Response unexpected(Throwable e, RoutingContext call) {
        String reference = RequestId.of(call);
        SELDOM.error(
                "unexpected failure",
                line -> line.addKeyValue("request", reference).setCause(Shown.of(e)));
        return answer(Problem.INTERNAL, ErrorBody.of(Problem.INTERNAL).withReference(reference));
    }

    private static ErrorBody ofCause(Throwable e) {
        return e.getCause() instanceof JsonProcessingException json
                ? ofJson(json)
                : ErrorBody.of(Problem.INVALID_REQUEST);
    }

    private static ErrorBody ofJson(JsonProcessingException e) {
        List<JsonMappingException.Reference> path =
                e instanceof JsonMappingException mapping ? mapping.getPath() : List.of();
        if (path.isEmpty() || path.getFirst().getFieldName() == null) {
            return ErrorBody.of(Problem.INVALID_REQUEST, "The body must be a JSON object.")
                    .withField("body");
        }
        String field = path.getFirst().getFieldName();
        return ErrorBody.of(Problem.INVALID_REQUEST, field + " has the wrong type.")
                .withField(field);
    }

    private static Response answer(Problem problem) {
        return answer(problem, ErrorBody.of(problem));
    }

    private static Response answer(Problem problem, ErrorBody body) {
        return Response.status(problem.status())
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(body)
                .build();
    }
}
