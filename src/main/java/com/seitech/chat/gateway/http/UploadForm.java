package com.seitech.chat.gateway.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.seitech.chat.gateway.conversation.InvalidInput;
import com.seitech.chat.gateway.upload.TooLarge;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a form of an upload holds: texts, and one file, which is on the disk until the form is closed or it is moved away. */
final class UploadForm implements AutoCloseable {
    private static final String FILE = "file";
    /** Other fields are anybody's, and so are their names. */
    private static final Set<String> TEXTS = Set.of("channel_id", "session_token", "author_name", "client_message_id");

    private final UploadDisk disk;
    private final long mostText;
    private final Map<String, String> fields = new HashMap<>();
    private long text;
    private @Nullable Path file;
    private String fileName = "";

    /** @param mostText bytes of all texts together */
    UploadForm(UploadDisk disk, long mostText) {
        this.disk = disk;
        this.mostText = mostText;
    }

    @Nullable
    String field(String name) {
        return fields.get(name);
    }

    /**
     * Where the file is.
     *
     * @throws InvalidInput without one; a text under its name is none
     */
    Path file() {
        if (file == null) {
            throw new InvalidInput(FILE, "is missing");
        }
        return file;
    }

    /** As the client wrote it. */
    String fileName() {
        return fileName;
    }

    /** What comes with a part's bytes. */
    @FunctionalInterface
    interface Part {
        void to(OutputStream target) throws IOException;
    }

    /** @throws InvalidInput when there are too many texts */
    void addText(String name, Part part) throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        part.to(new Bounded(
                content, mostText - text, () -> new InvalidInput(TEXTS.contains(name) ? name : "body", "is too long")));
        text += content.size();
        fields.putIfAbsent(name, content.toString(UTF_8));
    }

    /**
     * Takes a file, unless it is another field's.
     *
     * @throws InvalidInput when it is the second
     * @throws TooLarge as soon as it is
     */
    void addFile(String name, String clientName, Part part) throws IOException {
        if (!name.equals(FILE) || clientName.isEmpty()) {
            part.to(OutputStream.nullOutputStream());
            return;
        }
        if (file != null) {
            throw new InvalidInput(FILE, "must be one");
        }
        Path path = disk.newFile();
        file = path;
        fileName = clientName;
        try (OutputStream target = Files.newOutputStream(path)) {
            part.to(new Bounded(target, disk.largestFile(), () -> new TooLarge(disk.largestFile())));
        }
    }

    @Override
    public void close() {
        if (file != null) {
            disk.delete(file);
        }
    }
}
