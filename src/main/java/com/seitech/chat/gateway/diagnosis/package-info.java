/**
 * What a look at the surroundings says, in words that operators can act on. Each edge tells what it finds about its own
 * peer; {@code ops.diagnose} asks them all. Knows nothing else of the gateway.
 */
@NullMarked
package com.seitech.chat.gateway.diagnosis;

import org.jspecify.annotations.NullMarked;
