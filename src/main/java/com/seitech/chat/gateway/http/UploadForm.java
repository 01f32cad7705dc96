package com.seitech.chat.gateway.http;

import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** {@code POST /api/chat/support/upload}. */
record UploadForm(
        @RestForm("channel_id") @Nullable String channelId,
        @RestForm("session_token") @Nullable String sessionToken,
        @RestForm("author_name") @Nullable String authorName,
        @RestForm("client_message_id") @Nullable String clientMessageId,
        @RestForm("file") @Nullable FileUpload file) {}
