package com.ticketing.events.app.startup;

import io.github.cdimascio.dotenv.Dotenv;
import io.github.cdimascio.dotenv.DotenvEntry;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** Adds {@code .env} in the working directory (brief 3.2) to the environment; environment variables take precedence. */
class DotEnvFile implements EnvironmentPostProcessor {

    /** Relaxed binding of variable names applies to property sources whose name has this suffix. */
    private static final String NAME = "dotenv-" + StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;

    private final Path directory;

    DotEnvFile() {
        this(Path.of(""));
    }

    DotEnvFile(Path directory) {
        this.directory = directory.toAbsolutePath();
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        Map<String, Object> variables = Dotenv.configure()
                .directory(directory.toString())
                .ignoreIfMissing()
                .load()
                .entries(Dotenv.Filter.DECLARED_IN_ENV_FILE)
                .stream()
                .collect(Collectors.toMap(DotenvEntry::getKey, DotenvEntry::getValue));
        environment
                .getPropertySources()
                .addAfter(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        new SystemEnvironmentPropertySource(NAME, variables));
    }
}
