package com.seitech.chat.gateway.http;

import com.seitech.chat.gateway.limits.Limit;
import com.seitech.chat.gateway.limits.LimitFigures;
import com.seitech.chat.gateway.upload.UploadConfig;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.vertx.VertxInputStream;

/**
 * Judges a body by what is announced, before anything is read: {@link BodyLimit} bounds what was not announced. After
 * an early answer the rest is read and thrown away: a client that sends first and reads later would otherwise see a
 * reset instead of the answer.
 */
@Singleton
final class BodyFilter {
    /** Without one the framework's parser sees no form, and with an empty one it fails. */
    private static final Pattern BOUNDARY = Pattern.compile(";\\s*boundary=\"?[^\";\\s]", Pattern.CASE_INSENSITIVE);

    private static final Set<HttpMethod> READ = Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH);
    private static final Optional<Problem> NONE = Optional.empty();

    private final HttpConfig.Http config;
    private final long largestForm;
    private final ArrivingRoom formRoom;
    private final ArrivingRoom bodyRoom;
    private final PlainAnswers answers;

    BodyFilter(
            HttpConfig config, UploadConfig upload, ClientAddress address, LimitFigures limits, PlainAnswers answers) {
        this.config = config.http();
        this.largestForm =
                upload.maxFile().asLongValue() + this.config.formOverhead().asLongValue();
        this.formRoom = new ArrivingRoom(
                upload.maxArriving(),
                upload.maxArrivingPerAddress(),
                Limit.ARRIVING,
                Limit.ALL_ARRIVING,
                address,
                limits);
        this.bodyRoom = new ArrivingRoom(
                this.config.maxBodies(),
                this.config.maxBodiesPerAddress(),
                Limit.BODIES,
                Limit.ALL_BODIES,
                address,
                limits);
        this.answers = answers;
    }

    void register(@Observes Filters filters) {
        filters.register(this::judge, FilterOrder.BODY);
        filters.register(BodyFilter::leaveFormsToTheParser, FilterOrder.AFTER_FRAMEWORK_LIMIT);
    }

    /**
     * The framework counts a body twice: its stream would answer with an empty body and close, its parser throws what
     * {@link ErrorMapper} can answer.
     */
    private static void leaveFormsToTheParser(RoutingContext call) {
        call.remove(VertxInputStream.MAX_REQUEST_SIZE_KEY);
        call.next();
    }

    private void judge(RoutingContext call) {
        String type = contentType(call.request());
        boolean form = type.startsWith("multipart/");
        if (mayHaveBody(call.request()) && !call.request().isEnded()) {
            BodyWatch.start(
                    call,
                    form ? config.uploadTime() : config.bodyTime(),
                    config.maxDrain().asLongValue());
            call.addEndHandler(end -> drain(call.request()));
        }
        Optional<Problem> refused = form ? ofForm(call, type) : ofBody(call);
        refused.ifPresentOrElse(problem -> answers.send(call, problem), call::next);
    }

    private Optional<Problem> ofForm(RoutingContext call, String type) {
        long announced = announced(call.request());
        if (!BOUNDARY.matcher(type).find()) {
            return Optional.of(Problem.INVALID_REQUEST);
        }
        return announced > largestForm
                ? Optional.of(Problem.TOO_LARGE)
                : formRoom.take(call, announced == 0 ? largestForm : announced);
    }

    private Optional<Problem> ofBody(RoutingContext call) {
        long largest = config.maxBody().asLongValue();
        long announced = announced(call.request());
        if (announced > largest) {
            return Optional.of(Problem.TOO_LARGE);
        }
        return isRead(call.request()) ? bodyRoom.take(call, isAnnounced(call.request()) ? announced : largest) : NONE;
    }

    /** Nobody reads what comes with another method. */
    private static boolean isRead(HttpServerRequest request) {
        return READ.contains(request.method()) && mayHaveBody(request);
    }

    private static boolean isAnnounced(HttpServerRequest request) {
        return request.headers().contains(HttpHeaders.CONTENT_LENGTH);
    }

    /** Without either header an HTTP/1 request has none, however long its answer takes. */
    static boolean mayHaveBody(HttpServerRequest request) {
        return request.version() == HttpVersion.HTTP_2
                || request.headers().contains(HttpHeaders.CONTENT_LENGTH)
                || request.headers().contains(HttpHeaders.TRANSFER_ENCODING);
    }

    private static String contentType(HttpServerRequest request) {
        String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
        return type == null ? "" : type.toLowerCase(Locale.ROOT);
    }

    static long announced(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return length == null ? 0 : Long.parseLong(length.strip());
        } catch (NumberFormatException e) {
            return Long.MAX_VALUE;
        }
    }

    /** Bounded by {@link BodyWatch}. */
    private static void drain(HttpServerRequest request) {
        if (!request.isEnded()) {
            request.handler(part -> {});
            request.resume();
        }
    }
}
