package com.ticketing.events.app.pages.browser;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Finds the Chromium or Chrome of the browser tests. */
final class TestBrowser {

    /** System property with the path of a browser, instead of the search. */
    static final String PROPERTY = "events.test.chromium";

    private static final List<String> COMMANDS = List.of(
            "chromium",
            "chromium-browser",
            "google-chrome",
            "google-chrome-stable",
            "chrome",
            "microsoft-edge",
            "msedge");

    private static final List<String> MACOS_BUNDLES = List.of(
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
            "/Applications/Chromium.app/Contents/MacOS/Chromium",
            "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge");

    private static final Path DOWNLOAD_LOG = Path.of("target", "playwright-install.txt");
    private static final int MAX_DOWNLOAD_MINUTES = 10;

    /**
     * Browser that the search found.
     *
     * @param path empty for Playwright's own browser
     */
    record BrowserExecutable(Optional<Path> path) {}

    private static final class Search {
        static final Optional<BrowserExecutable> RESULT = search();
    }

    private TestBrowser() {}

    /** Returns the browser of this machine, searched once for each JVM; empty if there is none. */
    static Optional<BrowserExecutable> find() {
        return Search.RESULT;
    }

    private static Optional<BrowserExecutable> search() {
        String configured = System.getProperty(PROPERTY);
        if (configured != null) {
            return Optional.of(Path.of(configured)).filter(Files::isExecutable).map(TestBrowser::installed);
        }
        return onPath(System.getenv("PATH"))
                .or(TestBrowser::inMacOsBundle)
                .map(TestBrowser::installed)
                .or(TestBrowser::download);
    }

    private static BrowserExecutable installed(Path executable) {
        return new BrowserExecutable(Optional.of(executable));
    }

    /** Returns the browser in the directories of a PATH; the order of the commands precedes that of the directories. */
    static Optional<Path> onPath(String path) {
        return COMMANDS.stream()
                .flatMap(command ->
                        Stream.of(path.split(File.pathSeparator)).map(directory -> Path.of(directory, command)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Optional<Path> inMacOsBundle() {
        return MACOS_BUNDLES.stream().map(Path::of).filter(Files::isExecutable).findFirst();
    }

    /** Playwright's installer, in a process of its own because it ends its JVM. */
    private static Optional<BrowserExecutable> download() {
        try {
            Process installer = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            "com.microsoft.playwright.CLI",
                            "install",
                            "chromium")
                    .redirectErrorStream(true)
                    .redirectOutput(DOWNLOAD_LOG.toFile())
                    .start();
            boolean ended = installer.waitFor(MAX_DOWNLOAD_MINUTES, TimeUnit.MINUTES);
            installer.destroyForcibly();
            return ended && installer.exitValue() == 0
                    ? Optional.of(new BrowserExecutable(Optional.empty()))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
