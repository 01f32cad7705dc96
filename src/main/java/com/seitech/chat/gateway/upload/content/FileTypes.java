package com.seitech.chat.gateway.upload.content;

import jakarta.inject.Singleton;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MimeType;
import org.apache.tika.mime.MimeTypeException;
import org.apache.tika.mime.MimeTypes;

/** Tells the type of a file, and refuses what visitors may not send. */
@Singleton
public final class FileTypes {
    /** By the type that the first bytes show. */
    private static final Map<String, FileType> BY_FIRST_BYTES = Map.of(
            "image/png", FileType.PNG,
            "image/jpeg", FileType.JPEG,
            "image/gif", FileType.GIF,
            "image/webp", FileType.WEBP,
            "application/pdf", FileType.PDF);

    /** The second one, when its letters are not those of UTF-8. */
    private static final Set<String> MAY_BE_TEXT = Set.of("text/plain", "application/octet-stream");

    private final MimeTypes known = MimeTypes.getDefaultMimeTypes();
    private final ContentConfig config;

    FileTypes(ContentConfig config) {
        this.config = config;
    }

    /**
     * The type of the file's content.
     *
     * @param name tells a table from any other text, and nothing else
     * @throws TypeRefused when it is none of {@link FileType}, or something else as well
     */
    public FileType of(Path file, String name) throws IOException {
        MimeType found = firstBytes(file);
        FileType type = BY_FIRST_BYTES.get(found.toString());
        if (type == null) {
            return Archives.isOne(file) ? Archives.typeOf(file, found.toString()) : withoutArchive(file, name, found);
        }
        HiddenContent.refuseIn(file, type);
        if (type.isImage()) {
            Pictures.refuseLargerThan(config.maxPixels(), file, type);
        }
        return type;
    }

    private static FileType withoutArchive(Path file, String name, MimeType found) throws IOException {
        if (OleFiles.isOne(file)) {
            return OleFiles.typeOf(file, found.toString());
        }
        if (!MAY_BE_TEXT.contains(found.toString())) {
            String description = found.getDescription();
            throw new TypeRefused(description.isEmpty() ? found.toString() : description + " (" + found + ")");
        }
        if (!Texts.isOne(file)) {
            throw new TypeRefused("of no known kind (" + found + ")");
        }
        return FileType.CSV.hasExtensionOf(name) ? FileType.CSV : FileType.TXT;
    }

    private MimeType firstBytes(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return known.forName(known.detect(in, new Metadata()).getBaseType().toString());
        } catch (MimeTypeException e) {
            throw new IllegalStateException("a type that is found has a name", e);
        }
    }
}
