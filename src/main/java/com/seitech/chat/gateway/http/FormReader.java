package com.seitech.chat.gateway.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.seitech.chat.gateway.conversation.InvalidInput;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.fileupload.MultipartStream;
import org.apache.commons.fileupload.ParameterParser;

/** Puts the form of an upload on the disk while it arrives. The framework's own parser reads a kilobyte at a time. */
@Singleton
final class FormReader {
    private static final int BUFFER = 64 * 1024;
    /** The form has five. */
    private static final int MOST_PARTS = 20;

    private static final int LONGEST_HEADERS = 4096;

    private final UploadDisk disk;
    private final long mostText;

    FormReader(UploadDisk disk, HttpConfig config) {
        this.disk = disk;
        this.mostText = config.http().formOverhead().asLongValue();
    }

    /**
     * The whole form. The caller closes it.
     *
     * @throws IOException when it is broken, ends too early, or cannot be written here
     */
    UploadForm read(InputStream body, String contentType) throws IOException {
        UploadForm form = new UploadForm(disk, mostText);
        try {
            readInto(form, new MultipartStream(body, boundary(contentType), BUFFER, null));
            return form;
        } catch (IOException | RuntimeException e) {
            form.close();
            throw e;
        }
    }

    private static void readInto(UploadForm form, MultipartStream parts) throws IOException {
        parts.setHeaderEncoding(UTF_8.name());
        parts.setPartHeaderSizeMax(LONGEST_HEADERS);
        boolean more = parts.skipPreamble();
        if (!more) {
            throw new IOException("no part begins");
        }
        for (int count = 1; more; count++) {
            if (count > MOST_PARTS) {
                throw new InvalidInput("body", "has too many parts");
            }
            Map<String, String> names = disposition(parts.readHeaders());
            // It may be there without a value.
            String name = Objects.requireNonNullElse(names.get("name"), "");
            String fileName = names.get("filename");
            if (fileName == null) {
                form.addText(name, parts::readBodyData);
            } else {
                form.addFile(name, fileName, parts::readBodyData);
            }
            more = parts.readBoundary();
        }
    }

    private static Map<String, String> disposition(String headers) {
        String value = headers.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-disposition:"))
                .findFirst()
                .orElse("");
        return parameters(value);
    }

    private static byte[] boundary(String contentType) throws IOException {
        String boundary = parameters(contentType).get("boundary");
        if (boundary == null || boundary.isEmpty()) {
            throw new IOException("the form has no boundary");
        }
        return boundary.getBytes(US_ASCII);
    }

    private static Map<String, String> parameters(String header) {
        ParameterParser parser = new ParameterParser();
        parser.setLowerCaseNames(true);
        return parser.parse(header, ';');
    }
}
