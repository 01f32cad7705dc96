/**
 * What a file is, told by its content: never by its name or by what its sender says. Only what is known to be harmless to
 * the agent who opens it passes {@link FileTypes}.
 */
@NullMarked
package com.seitech.chat.gateway.upload.content;

import org.jspecify.annotations.NullMarked;
