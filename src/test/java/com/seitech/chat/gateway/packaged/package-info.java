/**
 * The packaged application as operators run it: a process of its own, started, killed and started again. What passes in
 * the test's own JVM may still die here, on its first call, for want of a class.
 */
@NullMarked
package com.seitech.chat.gateway.packaged;

import org.jspecify.annotations.NullMarked;
