package com.seitech.chat.gateway.upload.content;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/** Documents of Office before 2007. */
final class OleFiles {
    private static final String SIGNATURE = "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1";
    private static final Set<String> MACROS = Set.of("Macros", "_VBA_PROJECT_CUR", "VBA");

    private OleFiles() {}

    static boolean isOne(Path file) throws IOException {
        return Bytes.first(file, SIGNATURE.length()).equals(SIGNATURE);
    }

    /** @param otherwise what it is when it is no document */
    static FileType typeOf(Path file, String otherwise) throws IOException {
        HiddenContent.refuseArchiveBehind(file, otherwise);
        try (POIFSFileSystem parts = new POIFSFileSystem(file.toFile(), true)) {
            return typeOf(parts.getRoot(), otherwise);
        } catch (IOException | RuntimeException e) {
            if (e instanceof TypeRefused refused) {
                throw refused;
            }
            throw new TypeRefused("a damaged document (" + otherwise + ")");
        }
    }

    private static FileType typeOf(DirectoryNode root, String otherwise) {
        if (MACROS.stream().anyMatch(root::hasEntry)) {
            throw new TypeRefused("a document with macros");
        }
        if (root.hasEntry("WordDocument")) {
            return FileType.DOC;
        }
        if (root.hasEntry("Workbook") || root.hasEntry("Book")) {
            return FileType.XLS;
        }
        throw new TypeRefused("a document of another kind (" + otherwise + ")");
    }
}
