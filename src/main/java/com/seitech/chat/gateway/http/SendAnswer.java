package com.seitech.chat.gateway.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/** A message that is in Odoo; {@code file_url} when it carries a file. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SendAnswer(boolean success, long messageId, @Nullable String fileUrl) {}
