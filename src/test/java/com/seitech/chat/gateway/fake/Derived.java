package com.seitech.chat.gateway.fake;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What Odoo and the chat modules add to a record when it is saved. */
final class Derived {
    private static final Map<String, String> BY_EXTENSION = Map.of(
            "png", "image/png",
            "jpg", "image/jpeg",
            "jpeg", "image/jpeg",
            "gif", "image/gif",
            "webp", "image/webp",
            "pdf", "application/pdf",
            "txt", "text/plain",
            "csv", "text/csv",
            "zip", "application/zip",
            "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document");

    private Derived() {}

    static Stored of(Model model, Stored row, boolean desk, Database database) {
        return switch (model.name()) {
            case Model.ATTACHMENT -> row.with(ofFile(row));
            case Model.MESSAGE -> desk ? row.with(signature(row, database)) : row;
            default -> row;
        };
    }

    private static Map<String, Object> signature(Stored message, Database database) {
        boolean unsigned = message.text("author_name").isEmpty();
        return database.row(Model.USER, message.reference("author_id"))
                .filter(author -> unsigned)
                .map(author -> Map.<String, Object>of("author_name", author.text("name")))
                .orElse(Map.of());
    }

    private static Map<String, Object> ofFile(Stored file) {
        byte[] content = Values.decoded(file.text("datas"));
        Map<String, Object> derived = new LinkedHashMap<>();
        derived.put("mimetype", mimetype(file));
        derived.put("file_size", content.length == 0 ? (Object) false : (Object) (long) content.length);
        derived.put("checksum", content.length == 0 ? (Object) false : sha1(content));
        return derived;
    }

    /** By the name's end, as Odoo does first of all. */
    private static String mimetype(Stored file) {
        String named = file.text("mimetype");
        String name = file.text("name");
        String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return named.isEmpty() ? BY_EXTENSION.getOrDefault(extension, "application/octet-stream") : named;
    }

    private static String sha1(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
