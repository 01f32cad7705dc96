package com.seitech.chat.gateway.upload.content;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What files of visitors may contain. */
@ConfigMapping(prefix = "gateway.upload")
public interface ContentConfig {
    /** The most pixels of a picture: a small file may unfold to gigabytes in the browser of whoever looks at it. */
    @WithDefault("100000000")
    long maxPixels();
}
