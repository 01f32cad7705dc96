package com.seitech.chat.gateway.upload;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MimetypesTest {
    @ParameterizedTest
    @CsvSource({
        "cat.png,image/png",
        "CAT.PNG,image/png",
        "cat.jpg,image/jpeg",
        "cat.jpeg,image/jpeg",
        "cat.gif,image/gif",
        "cat.webp,image/webp",
        "cat.svg,image/svg+xml",
        "letter.pdf,application/pdf",
        "notes.txt,text/plain",
        "page.html,text/html",
        "cat.png.html,text/html",
        "archive.tar.gz,application/gzip",
        "photo #1.png,image/png",
        "page.html#.png,image/png",
        "cat.png#,application/octet-stream",
        "cat,application/octet-stream",
        "png,application/octet-stream",
        "cat.,application/octet-stream",
        "cat.unheard-of,application/octet-stream",
        "🦊.png,image/png"
    })
    void of_aName_isWhatItsExtensionPromises(String name, String mimetype) {
        assertThat(Mimetypes.of(name)).isEqualTo(mimetype);
    }
}
