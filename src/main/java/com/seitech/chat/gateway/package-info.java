@NullMarked
package com.seitech.chat.gateway;

import org.jspecify.annotations.NullMarked;
