package com.seitech.chat.gateway.tail;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far what happens to messages had been read.
 *
 * @param writtenAt the latest {@code write_date}, by Odoo's clock
 * @param deletion the entry of the deletion log up to which all had shown; null when there was no log
 */
public record ChangePoint(Instant writtenAt, @Nullable Long deletion) {}
