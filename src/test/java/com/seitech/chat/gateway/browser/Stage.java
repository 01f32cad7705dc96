package com.seitech.chat.gateway.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.seitech.chat.gateway.odoo.OdooUnderTest.Login;
import com.seitech.chat.gateway.real.RealOdoo;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Where visitors and agents come from: each with a browser of his own, a visitor with a name that no other test has.
 * After a test all leave; an error on a console that was not expected fails it, and a failed one leaves pictures.
 */
@SuppressWarnings("NullAway.Init") // JUnit calls first what sets them
final class Stage implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {
    private static final int SYLLABLES = 4;
    private static final String CONSONANTS = "bdfgklmnprstvwz";
    private static final String VOWELS = "aeiou";

    private final List<BrowserContext> people = new ArrayList<>();
    private Site site;
    private Chromium chromium;
    private ConsoleErrors errors;

    @Override
    public void beforeAll(ExtensionContext context) {
        site = Site.of(context);
        chromium = Chromium.start();
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        errors = new ConsoleErrors();
    }

    VisitorPage visitor(String firstName) {
        return visitor(firstName, Screen.DESK);
    }

    VisitorPage visitor(String firstName, Screen screen) {
        String unique = unique();
        String name = firstName + " " + unique;
        return VisitorPage.open(newPage(name, screen), site.page(), name, email(unique));
    }

    /** On the page of a site that embeds the widget. */
    WidgetPage widget(String firstName) {
        return widget(firstName, Screen.DESK);
    }

    WidgetPage widget(String firstName, Screen screen) {
        String unique = unique();
        String name = firstName + " " + unique;
        return WidgetPage.open(newPage(name, screen), site.embedding(), name, email(unique));
    }

    /** Like a surname, so that pictures show what agents see. */
    private static String unique() {
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < SYLLABLES; i++) {
            name.append(anyOf(CONSONANTS)).append(anyOf(VOWELS));
        }
        name.setCharAt(0, Character.toUpperCase(name.charAt(0)));
        return name.toString();
    }

    private static char anyOf(String letters) {
        return letters.charAt(ThreadLocalRandom.current().nextInt(letters.length()));
    }

    private static String email(String name) {
        return name.toLowerCase(Locale.ROOT) + "@example.com";
    }

    AgentDesk agent() {
        return agent(Screen.DESK);
    }

    AgentDesk agent(Screen screen) {
        return agent(site.odoo().underTest().agent(), screen);
    }

    /** Another agent. */
    AgentDesk colleague() {
        return agent(site.odoo().colleague(), Screen.DESK);
    }

    private AgentDesk agent(Login login, Screen screen) {
        return AgentDesk.open(newPage(login.name(), screen), site.webClient(), login);
    }

    private Page newPage(String person, Screen screen) {
        BrowserContext context = chromium.forOnePerson(screen);
        people.add(context);
        errors.watch(person, context);
        return context.newPage();
    }

    RealOdoo odoo() {
        return site.odoo();
    }

    ConsoleErrors errors() {
        return errors;
    }

    @Override
    public void afterEach(ExtensionContext context) {
        try {
            if (context.getExecutionException().isPresent()) {
                takePictures(context.getRequiredTestClass().getSimpleName() + "."
                        + context.getRequiredTestMethod().getName());
            }
            errors.assertNone();
        } finally {
            people.forEach(BrowserContext::close);
            people.clear();
        }
    }

    private void takePictures(String test) {
        int number = 0;
        for (BrowserContext person : people) {
            for (Page page : person.pages()) {
                number++;
                Screenshots.take(page, "failed-" + test + "-" + number);
            }
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        chromium.close();
    }
}
