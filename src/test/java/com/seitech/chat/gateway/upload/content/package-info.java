@NullMarked
package com.seitech.chat.gateway.upload.content;

import org.jspecify.annotations.NullMarked;
