/** Holds the layout to its rules: who may know whom, and that every setting is documented. */
@NullMarked
package com.seitech.chat.gateway.architecture;

import org.jspecify.annotations.NullMarked;
