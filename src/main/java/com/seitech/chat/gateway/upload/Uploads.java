package com.seitech.chat.gateway.upload;

import com.seitech.chat.gateway.conversation.Conversation;
import com.seitech.chat.gateway.conversation.Draft;
import com.seitech.chat.gateway.conversation.InvalidInput;
import com.seitech.chat.gateway.outbox.OutboxFile;
import com.seitech.chat.gateway.outbox.Receipt;
import com.seitech.chat.gateway.session.Session;
import com.seitech.chat.gateway.upload.content.FileType;
import com.seitech.chat.gateway.upload.content.FileTypes;
import com.seitech.chat.gateway.upload.content.TypeRefused;
import com.seitech.chat.gateway.upload.scan.CannotScan;
import com.seitech.chat.gateway.upload.scan.Scanner;
import com.seitech.chat.gateway.upload.scan.VirusFound;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Takes a file that is on disk already, checks it and sends it as a message. */
@Singleton
public final class Uploads {
    private final Conversation conversation;
    private final FileTypes types;
    private final Scanner scanner;
    private final UploadConfig config;

    Uploads(Conversation conversation, FileTypes types, Scanner scanner, UploadConfig config) {
        this.conversation = conversation;
        this.types = types;
        this.scanner = scanner;
        this.config = config;
    }

    /**
     * Sends the file as a message of its own. What is accepted is at {@code path} no more.
     *
     * @throws InvalidInput when it is empty
     * @throws TooLarge when it is larger than the setting
     * @throws TypeRefused when its content is of a kind that visitors may not send
     * @throws VirusFound when the scanner finds something in it
     * @throws CannotScan when there is a scanner, and it does not say
     */
    public SentFile send(
            Session session, Path path, String clientName, @Nullable String authorName, @Nullable String key) {
        OutboxFile file = inspect(path, FileName.safe(clientName));
        Receipt receipt = conversation.send(session, Draft.file(file, authorName, key));
        return new SentFile(receipt, file.name());
    }

    private OutboxFile inspect(Path path, String name) {
        try {
            long size = Files.size(path);
            if (size == 0) {
                throw new InvalidInput("file", "must not be empty");
            }
            if (size > config.maxFile().asLongValue()) {
                throw new TooLarge(config.maxFile().asLongValue());
            }
            FileType type = types.of(path, name);
            scanner.scan(path);
            return new OutboxFile(path, type.name(name), type.mimetype(), size, sha256(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha256(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path);
                DigestInputStream digest = new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
            digest.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digest.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
