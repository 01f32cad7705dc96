/**
 * The end of a chat, whoever brings it about: closing it for its visitor, and ending sessions whose chat was closed long
 * enough ago. What a closed chat still allows is the matter of those who do it. Knows no framework beyond injection and
 * schedules.
 */
@NullMarked
package com.seitech.chat.gateway.closing;

import org.jspecify.annotations.NullMarked;
