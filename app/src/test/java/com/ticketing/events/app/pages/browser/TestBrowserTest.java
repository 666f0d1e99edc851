package com.ticketing.events.app.pages.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestBrowserTest {

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(
            strings = {"chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge"})
    void findsABrowserUnderAnyOfItsNames(String name) throws IOException {
        Path browser = executable("second", name);
        assertThat(TestBrowser.onPath(directory.resolve("first") + File.pathSeparator + browser.getParent()))
                .contains(browser);
    }

    @Test
    void prefersChromium() throws IOException {
        Path chrome = executable("first", "google-chrome");
        Path chromium = executable("second", "chromium");
        assertThat(TestBrowser.onPath(chrome.getParent() + File.pathSeparator + chromium.getParent()))
                .contains(chromium);
    }

    @Test
    void ignoresOtherProgramsAndFilesThatAreNotExecutable() throws IOException {
        Path other = executable("first", "firefox");
        Files.createFile(directory.resolve("first").resolve("chromium"));
        assertThat(TestBrowser.onPath(other.getParent().toString())).isEmpty();
    }

    private Path executable(String folder, String name) throws IOException {
        Path file = Files.createFile(
                Files.createDirectories(directory.resolve(folder)).resolve(name));
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return file;
    }
}
