package com.seitech.chat.gateway.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.util.Map;
import java.util.stream.Collectors;

/** Bodies of forms: those that are encoded like an address, and those in parts. */
final class Forms {
    private final Chance chance;
    private final Texts texts;

    Forms(Chance chance, Texts texts) {
        this.chance = chance;
        this.texts = texts;
    }

    byte[] encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .filter(field -> !chance.oneIn(10))
                .map(field -> field.getKey() + chance.of("=", "=", "=", "", "==") + value(field.getValue()))
                .collect(Collectors.joining(chance.of("&", "&", "&&", ";")))
                .getBytes(ISO_8859_1);
    }

    private String value(String text) {
        return chance.oneIn(8)
                ? chance.of("%", "%zz", "%00", "%ff%fe", "%u0041", "+", "a=b", "[]")
                : URLEncoder.encode(text, UTF_8);
    }

    /** With a file, unless chance will have none or several. */
    byte[] parts(String boundary, Map<String, String> fields) {
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        fields.forEach((name, text) -> {
            if (!chance.oneIn(12)) {
                part(form, boundary, disposition(name), (chance.oneIn(10) ? texts.text() : text).getBytes(UTF_8));
            }
        });
        for (int i = chance.oneIn(6) ? chance.below(25) : 1; i > 0; i--) {
            part(form, boundary, disposition("file") + fileName(), content());
        }
        write(form, chance.oneIn(10) ? chance.of("", "--", "\r\n--" + boundary) : "--" + boundary + "--\r\n");
        return form.toByteArray();
    }

    private void part(ByteArrayOutputStream form, String boundary, String disposition, byte[] content) {
        String lineEnd = chance.oneIn(40) ? "\n" : "\r\n";
        write(form, "--" + boundary + lineEnd);
        if (!chance.oneIn(20)) {
            write(form, "Content-Disposition: " + disposition + lineEnd);
        }
        chance.some(3, this::partHeader).forEach(header -> write(form, header + lineEnd));
        write(form, chance.oneIn(40) ? "" : lineEnd);
        form.writeBytes(content);
        write(form, lineEnd);
    }

    private String partHeader() {
        return chance.made(
                () -> "Content-Type: " + chance.of("text/plain", "image/png", "text/plain; charset=utf-7", "x"),
                () -> "Content-Transfer-Encoding: " + chance.of("base64", "quoted-printable", "8bit"),
                () -> "X: " + "y".repeat(chance.of(1, 4_000, 5_000)),
                () -> texts.line());
    }

    private String disposition(String name) {
        return chance.oneIn(30)
                ? chance.of("form-data", "attachment", "form-data; name", "form-data; name=\"", "form-data; name=;")
                : "form-data; name=\"" + name + "\"";
    }

    private String fileName() {
        return chance.made(
                () -> "; filename=\"note.txt\"",
                () -> "; filename=\"picture.png\"",
                () -> "; filename=\"" + texts.text().replace("\"", "").replaceAll("[\r\n]", "") + "\"",
                () -> "; filename=\"\"",
                () -> "; filename*=UTF-8''%e2%82%ac%zz.txt",
                () -> "; filename=..\\..\\x.exe",
                () -> "");
    }

    private byte[] content() {
        return chance.made(
                () -> "plain text".getBytes(UTF_8),
                () -> new byte[0],
                () -> chance.bytes(chance.of(1, 100, 5_000)),
                () -> "\u0089PNG\r\n\u001a\n\u0000\u0000\u0000\rIHDR".getBytes(ISO_8859_1),
                () -> "<html><script>".getBytes(UTF_8),
                () -> "MZ\u0090\u0000".getBytes(ISO_8859_1),
                () -> "PK\u0003\u0004".getBytes(ISO_8859_1),
                () -> "%PDF-1.7".getBytes(UTF_8));
    }

    private static void write(ByteArrayOutputStream form, String text) {
        form.writeBytes(text.getBytes(UTF_8));
    }
}
