package com.ticketing.events.app.startup;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** Adds {@code .env} in the working directory (brief 3.2) to the environment; environment variables take precedence. */
public class DotEnvFile implements EnvironmentPostProcessor {

    /** Relaxed binding of variable names applies to property sources whose name has this suffix. */
    static final String NAME = "dotenv-" + StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;

    private final Path directory;

    DotEnvFile() {
        this(Path.of(""));
    }

    DotEnvFile(Path directory) {
        this.directory = directory.toAbsolutePath();
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        Map<String, Object> variables = Map.copyOf(variables(directory));
        environment
                .getPropertySources()
                .addAfter(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        new SystemEnvironmentPropertySource(NAME, variables));
    }

    /**
     * The variables of the file in a directory; empty if there is no such file.
     *
     * @throws DotEnvUnusable if the file cannot be used
     */
    public static Map<String, String> variables(Path directory) {
        Path file = directory.resolve(".env");
        return DotEnvParser.parse(file, lines(file));
    }

    /** The lines of the file; none if there is no such file. */
    private static List<String> lines(Path file) {
        if (Files.isDirectory(file)) {
            throw DotEnvUnusable.file(file, "is a directory; remove it, or replace it by a file");
        }
        try {
            return Files.readAllLines(file);
        } catch (NoSuchFileException _) {
            return List.of();
        } catch (AccessDeniedException _) {
            throw DotEnvUnusable.file(file, "is not readable for the user of the service");
        } catch (CharacterCodingException _) {
            throw DotEnvUnusable.file(file, "is not UTF-8; save it in that encoding");
        } catch (IOException e) {
            throw DotEnvUnusable.file(file, "cannot be read: " + e);
        }
    }
}
