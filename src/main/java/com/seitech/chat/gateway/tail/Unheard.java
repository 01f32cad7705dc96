package com.seitech.chat.gateway.tail;

import io.quarkus.arc.DefaultBean;
import jakarta.inject.Singleton;

/** Where no tail runs, nobody needs to be woken. */
@DefaultBean
@Singleton
final class Unheard implements Nudge {
    @Override
    public void nudge() {}
}
