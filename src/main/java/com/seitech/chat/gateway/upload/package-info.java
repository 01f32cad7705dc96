/**
 * Files: what may come in from visitors, the links under which files go out, and the way out, from Odoo to a cache on our
 * disk and from there to any number of visitors. Called by {@code http}; a file that comes in travels with its message
 * through {@code conversation}.
 */
@NullMarked
package com.seitech.chat.gateway.upload;

import org.jspecify.annotations.NullMarked;
