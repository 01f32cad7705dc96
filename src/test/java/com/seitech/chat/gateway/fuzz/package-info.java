/**
 * Requests that nobody writes on purpose, made by a grammar from a seed: a request is what its seed and number say, so
 * that each can be sent again.
 */
@NullMarked
package com.seitech.chat.gateway.fuzz;

import org.jspecify.annotations.NullMarked;
