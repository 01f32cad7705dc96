/** What operators see of a running gateway: its health and metrics; {@code diagnose} looks from outside. Serves nothing to visitors. */
@NullMarked
package com.seitech.chat.gateway.ops;

import org.jspecify.annotations.NullMarked;
