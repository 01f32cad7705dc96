package com.seitech.chat.gateway.tail;

/** That somebody listens; closing it ends that. */
@FunctionalInterface
public interface Listening extends AutoCloseable {
    @Override
    void close();
}
