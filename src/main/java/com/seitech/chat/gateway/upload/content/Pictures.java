package com.seitech.chat.gateway.upload.content;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;

/** How large a picture is when it is unfolded; only its head is read. */
final class Pictures {
    private Pictures() {}

    static void refuseLargerThan(long maxPixels, Path file, FileType type) throws IOException {
        long pixels = type == FileType.WEBP ? Webp.pixels(file) : pixels(file, type);
        if (pixels <= 0) {
            throw new TypeRefused("a damaged picture (" + type.mimetype() + ")");
        }
        if (pixels > maxPixels) {
            throw new TypeRefused("a picture of " + pixels / 1_000_000 + " million pixels");
        }
    }

    private static long pixels(Path file, FileType type) throws IOException {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByMIMEType(type.mimetype());
        ImageReader reader = readers.next();
        try (ImageInputStream in = new FileImageInputStream(file.toFile())) {
            reader.setInput(in, true, true);
            return (long) reader.getWidth(0) * reader.getHeight(0);
        } catch (IOException | RuntimeException e) {
            // Readers answer damage with any exception.
            return 0;
        } finally {
            reader.dispose();
        }
    }
}
