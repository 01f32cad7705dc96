/**
 * Files of visitors: what may come in, and the links under which they go out. Called by {@code http}; the file itself
 * travels with its message through {@code conversation}.
 */
@NullMarked
package com.seitech.chat.gateway.upload;

import org.jspecify.annotations.NullMarked;
