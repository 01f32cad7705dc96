package com.seitech.chat.gateway.upload.content;

import java.util.List;
import java.util.Locale;

/** What visitors may send. */
public enum FileType {
    PNG("image/png", "png"),
    JPEG("image/jpeg", "jpg", "jpeg", "jpe", "jfif"),
    GIF("image/gif", "gif"),
    WEBP("image/webp", "webp"),
    PDF("application/pdf", "pdf"),
    DOC("application/msword", "doc"),
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
    ODT("application/vnd.oasis.opendocument.text", "odt"),
    XLS("application/vnd.ms-excel", "xls"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
    TXT("text/plain", "txt", "text", "log", "md"),
    CSV("text/csv", "csv");

    private final String mimetype;

    @SuppressWarnings("ImmutableEnumChecker") // a List.of
    private final List<String> extensions;

    FileType(String mimetype, String... extensions) {
        this.mimetype = mimetype;
        this.extensions = List.of(extensions);
    }

    public String mimetype() {
        return mimetype;
    }

    boolean isImage() {
        return mimetype.startsWith("image/");
    }

    /** The name, with an extension behind it that promises no other type: programs are chosen by it. */
    public String name(String name) {
        return hasExtensionOf(name) ? name : name + "." + extensions.getFirst();
    }

    boolean hasExtensionOf(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return extensions.stream().anyMatch(extension -> lower.endsWith("." + extension));
    }
}
