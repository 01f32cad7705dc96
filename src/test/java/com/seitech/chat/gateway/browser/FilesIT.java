package com.seitech.chat.gateway.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.options.FilePayload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Files in both directions. */
final class FilesIT {
    @RegisterExtension
    static final Stage STAGE = new Stage();

    private static VisitorPage visitor() {
        VisitorPage visitor = STAGE.visitor("Fadi");
        visitor.start();
        visitor.say("I have a file for you");
        return visitor;
    }

    @Test
    void picture_ofTheVisitor_isShownToTheAgent() {
        // Given
        VisitorPage visitor = visitor();
        DeskThread thread = STAGE.agent().open(visitor);
        // When
        visitor.attach(SampleFiles.picture("certificate.png"));
        // Then
        assertThat(thread.picture()).isVisible();
        DeskThread.awaitLoaded(thread.picture());
    }

    @Test
    void file_ofTheAgent_isALinkForTheVisitor() {
        // Given
        VisitorPage visitor = visitor();
        DeskThread thread = STAGE.agent().open(visitor);
        // When
        thread.attach(SampleFiles.text("plan.txt", "the plan"));
        // Then
        assertThat(visitor.fileLink("plan.txt")).isVisible();
    }

    @Test
    void pictureThatTheAgentPastes_isShownToBoth() {
        // Given
        VisitorPage visitor = visitor();
        DeskThread thread = STAGE.agent().open(visitor);
        // When
        thread.paste(SampleFiles.picture("screenshot.png"));
        // Then
        assertThat(thread.picture()).isVisible();
        DeskThread.awaitLoaded(thread.picture());
        assertThat(visitor.picture()).isVisible();
        DeskThread.awaitLoaded(visitor.picture());
    }

    @Test
    void linkToAFile_canBeFollowed() {
        // Given
        VisitorPage visitor = visitor();
        DeskThread thread = STAGE.agent().open(visitor);
        thread.attach(SampleFiles.text("prices.txt", "the prices"));
        FilePayload expected = SampleFiles.text("prices.txt", "the prices");
        String link = visitor.fileLink("prices.txt").getAttribute("href");
        // When
        APIResponse response = visitor.page().request().get(link);
        // Then
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.body()).isEqualTo(expected.buffer);
    }
}
