/** What the tests of several packages share: a clock that only they move. */
@NullMarked
package com.seitech.chat.gateway.testing;

import org.jspecify.annotations.NullMarked;
