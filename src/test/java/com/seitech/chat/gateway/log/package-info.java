/** What failures show in a log. */
@NullMarked
package com.seitech.chat.gateway.log;

import org.jspecify.annotations.NullMarked;
