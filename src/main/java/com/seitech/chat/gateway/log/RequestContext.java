package com.seitech.chat.gateway.log;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * For which request, and in which chat, a thread works. It is in the log's context, so that every line has it when the log
 * is JSON, and Odoo is told with every call. Work for all visitors together is for no request.
 */
public final class RequestContext {
    private static final String REQUEST = "request";
    private static final String CHANNEL = "channel";

    private RequestContext() {}

    /** From now on, as long as the request is worked at. */
    public static void begin(String request) {
        MDC.put(REQUEST, request);
    }

    /** Once it is known which chat it is about; of no number of a chat, nothing. */
    public static void inChannel(long channel) {
        if (channel > 0) {
            MDC.put(CHANNEL, Long.toString(channel));
        }
    }

    /** Null: for none. */
    public static @Nullable String request() {
        return MDC.get(REQUEST);
    }

    /**
     * Goes on for a request on a thread of its own.
     *
     * @param request null: for none
     */
    public static <T> T on(@Nullable String request, long channel, Supplier<T> work) {
        if (request != null) {
            begin(request);
        }
        inChannel(channel);
        try {
            return work.get();
        } finally {
            MDC.remove(REQUEST);
            MDC.remove(CHANNEL);
        }
    }

    /** As {@link #on}. */
    public static void run(@Nullable String request, long channel, Runnable work) {
        on(request, channel, () -> {
            work.run();
            return true;
        });
    }
}
