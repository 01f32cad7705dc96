package com.seitech.chat.gateway.http;

import com.seitech.chat.gateway.log.Shown;
import com.seitech.chat.gateway.tail.News;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells of the end of a call, also those who ask when it is over already. The framework's own end handlers never hear of that,
 * and the connection of a client that has just left may look open still.
 */
@Singleton
final class CallEnd {
    private static final Logger LOG = LoggerFactory.getLogger(CallEnd.class);
    private static final String KEY = CallEnd.class.getName();

    void register(@Observes Filters filters) {
        filters.register(CallEnd::watch, FilterOrder.CALL_END);
    }

    private static void watch(RoutingContext call) {
        Watch watch = new Watch();
        call.put(KEY, watch);
        call.addEndHandler(end -> watch.ended(end.succeeded()));
        call.next();
    }

    /** Is told once, on any thread: whether the answer reached the wire to the client. */
    static void on(RoutingContext call, News.Outcome told) {
        Watch watch = Objects.requireNonNull(call.get(KEY), "after " + FilterOrder.CALL_END);
        watch.tell(told);
    }

    static final class Watch {
        private final List<News.Outcome> waiting = new ArrayList<>(2);
        private @Nullable Boolean written;

        void tell(News.Outcome told) {
            Boolean known;
            synchronized (this) {
                known = written;
                if (known == null) {
                    waiting.add(told);
                }
            }
            if (known != null) {
                told.ended(known);
            }
        }

        void ended(boolean success) {
            List<News.Outcome> all;
            synchronized (this) {
                written = success;
                all = List.copyOf(waiting);
                waiting.clear();
            }
            all.forEach(one -> tell(one, success));
        }

        /** One that fails must not keep the others from giving back what they hold. */
        private static void tell(News.Outcome one, boolean success) {
            try {
                one.ended(success);
            } catch (RuntimeException e) {
                LOG.atError().setCause(Shown.of(e)).log("the end of a call was not heard");
            }
        }
    }
}
