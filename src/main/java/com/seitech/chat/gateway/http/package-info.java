/**
 * The public chat API: the only package that knows HTTP. Filters settle what holds for every call (request id, CORS,
 * size), resources parse and call one feature, {@link ErrorMapper} turns what the features throw into the catalogue of
 * {@link Problem}s. No decision about chat is taken here.
 */
@NullMarked
package com.seitech.chat.gateway.http;

import org.jspecify.annotations.NullMarked;
