package com.seitech.chat.gateway.odoo;

import java.util.concurrent.Callable;
import java.util.function.Supplier;

/** What stands between a call and a peer that may fail. */
interface Guards {
    /** Runs it once, if at all. */
    Object once(Callable<Object> call);

    /** Runs it again while the peer fails. Only for what may run twice. */
    Object repeated(Supplier<Object> call);

    /** Every call goes through and is made once: for who wants to see each failure as it is. */
    Guards NONE = new Guards() {
        @Override
        public Object once(Callable<Object> call) {
            try {
                return call.call();
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public Object repeated(Supplier<Object> call) {
            return call.get();
        }
    };
}
