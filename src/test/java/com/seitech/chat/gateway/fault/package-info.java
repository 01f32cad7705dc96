/**
 * Makes the way between two programs go wrong, below everything that they know of it: a proxy that delays, refuses, cuts
 * and loses bytes, and a schedule of when it does. It knows TCP alone.
 */
@NullMarked
package com.seitech.chat.gateway.fault;

import org.jspecify.annotations.NullMarked;
