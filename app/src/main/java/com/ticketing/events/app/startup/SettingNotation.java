package com.ticketing.events.app.startup;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.PropertySourceOrigin;
import org.springframework.boot.origin.SystemEnvironmentOrigin;
import org.springframework.core.env.CommandLinePropertySource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;

/** Notation of properties in the place where they are set. */
final class SettingNotation {

    private SettingNotation() {}

    /**
     * The name of a property as it is set: {@code EVENTS_ROLE} among the environment variables and in {@code .env},
     * {@code --events.role} on the command line, otherwise {@code events.role}.
     */
    static String of(String property, ConfigurableEnvironment environment) {
        ConfigurationPropertyName name = ConfigurationPropertyName.of(property);
        for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
            ConfigurationProperty found = source.getConfigurationProperty(name);
            if (found != null) {
                return notation(property, found.getOrigin());
            }
        }
        return property;
    }

    private static String notation(String property, @Nullable Origin origin) {
        return switch (origin) {
            case SystemEnvironmentOrigin variable -> variable.getProperty();
            case PropertySourceOrigin place -> notation(place.getPropertySource(), place.getPropertyName());
            case null, default -> property;
        };
    }

    private static String notation(PropertySource<?> source, String name) {
        if (source instanceof CommandLinePropertySource<?>) {
            return "--" + name;
        }
        return source.getName().equals(StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME) ? "-D" + name : name;
    }
}
