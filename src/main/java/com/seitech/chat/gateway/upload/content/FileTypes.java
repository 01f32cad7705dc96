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
    private static final Set<String> NO_KIND = Set.of("text/plain", "application/octet-stream");

    /**
     * Of kinds that two or three letters tell, with which a text may begin as well: "MZ" is a program only with bytes
     * behind it that no text has. Not so Flash, which can be written in letters alone.
     */
    private static final Set<String> MAY_BE_TEXT =
            Set.of("application/x-msdownload", "application/ogg", "message/rfc822", "application/mbox", "text/x-vcard");

    private static final Set<String> MEDIA = Set.of("audio", "image", "video");

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
        if (!mayBeText(found) || !Texts.isOne(file)) {
            throw new TypeRefused(described(found));
        }
        return FileType.CSV.hasExtensionOf(name) ? FileType.CSV : FileType.TXT;
    }

    private static boolean mayBeText(MimeType found) {
        String type = found.toString();
        return NO_KIND.contains(type)
                || MAY_BE_TEXT.contains(type)
                || (MEDIA.contains(found.getType().getType()) && !type.endsWith("+xml"));
    }

    private static String described(MimeType found) {
        if (NO_KIND.contains(found.toString())) {
            return "of no known kind (" + found + ")";
        }
        String description = found.getDescription();
        return description.isEmpty() ? found.toString() : description + " (" + found + ")";
    }

    private MimeType firstBytes(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return known.forName(known.detect(in, new Metadata()).getBaseType().toString());
        } catch (MimeTypeException e) {
            throw new IllegalStateException("a type that is found has a name", e);
        }
    }
}
