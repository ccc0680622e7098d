package org.tidewaiter.web;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The Chromium of the system, driven by Playwright; nothing is downloaded. */
final class Browser implements AutoCloseable {
    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final BrowserContext context;
    /** One for all visits: one of its own costs each visit a process, half a second on a slow machine. */
    private final Page page;

    private final List<String> complaints = new ArrayList<>();

    /** One process for all classes of tests that this virtual machine runs, one after the other; it ends with the machine. */
    private static final class Chromium {
        static final com.microsoft.playwright.Browser PROCESS = Playwright.create(
                        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")))
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable().orElseThrow())
                        .setArgs(ARGUMENTS));
    }

    private Browser() {
        context = Chromium.PROCESS.newContext();
        context.setDefaultTimeout(10_000);
        page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
                complaints.add(message.text() + " at " + message.location());
            }
        });
        page.onPageError(complaints::add);
    }

    /** Where the system keeps a Chromium, if it does. */
    static Optional<Path> executable() {
        return Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** A browser without cookies or memory of others; close it after use. */
    static Browser start() {
        return new Browser();
    }

    /** The page in that size, to be led elsewhere; what its console complains of is kept. */
    Page page(int width, int height, ColorScheme scheme) {
        page.setViewportSize(width, height);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        return page;
    }

    /** Lets go of the cookie of that name. */
    void forget(String cookie) {
        context.clearCookies(new BrowserContext.ClearCookiesOptions().setName(cookie));
    }

    List<String> complaints() {
        return List.copyOf(complaints);
    }

    @Override
    public void close() {
        context.close();
    }
}
