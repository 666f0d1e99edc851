package com.ticketing.events.app.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class DotEnvFileTest {

    @TempDir
    Path directory;

    private final StandardEnvironment environment = new StandardEnvironment();

    @Test
    void bindsVariablesByTheirRelaxedNames() throws IOException {
        read("""
                # a comment
                ADMIN_TOKEN="a b"
                EVENTS_DATA_DIR=/elsewhere
                """);

        assertThat(environment.getProperty("ADMIN_TOKEN")).isEqualTo("a b");
        assertThat(Binder.get(environment).bind("events.data-dir", String.class).get())
                .isEqualTo("/elsewhere");
    }

    @Test
    void isOverriddenByTheEnvironment() throws IOException {
        environment
                .getPropertySources()
                .replace(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        new MapPropertySource(
                                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                                Map.of("ADMIN_TOKEN", "real")));

        read("ADMIN_TOKEN=file");

        assertThat(environment.getProperty("ADMIN_TOKEN")).isEqualTo("real");
    }

    @Test
    void isOptional() {
        new DotEnvFile(directory).postProcessEnvironment(environment, new SpringApplication());

        assertThat(environment.containsProperty("ADMIN_TOKEN")).isFalse();
    }

    @Test
    void isRefusedIfItIsADirectory() throws IOException {
        Files.createDirectory(directory.resolve(".env"));
        assertRefused("is a directory; remove it, or replace it by a file");
    }

    @Test
    void isRefusedIfItIsNotUtf8() throws IOException {
        Files.write(directory.resolve(".env"), "ADMIN_TOKEN=süß".getBytes(StandardCharsets.ISO_8859_1));
        assertRefused("is not UTF-8; save it in that encoding");
    }

    private void assertRefused(String fault) {
        Throwable failure = catchThrowable(
                () -> new DotEnvFile(directory).postProcessEnvironment(environment, new SpringApplication()));
        assertThat(StartFailureLine.of(failure, null)).contains("The file " + directory.resolve(".env") + " " + fault);
    }

    private void read(String file) throws IOException {
        Files.writeString(directory.resolve(".env"), file);
        new DotEnvFile(directory).postProcessEnvironment(environment, new SpringApplication());
    }
}
