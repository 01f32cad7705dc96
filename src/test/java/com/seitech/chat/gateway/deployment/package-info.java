/** What lies in {@code docker} for containers: whether it fits together, and fits the gateway. */
@NullMarked
package com.seitech.chat.gateway.deployment;

import org.jspecify.annotations.NullMarked;
