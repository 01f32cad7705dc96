@NullMarked
package com.seitech.chat.gateway.upload.scan;

import org.jspecify.annotations.NullMarked;
