package com.ticketing.events.app.deployment;

import com.ticketing.events.app.role.Role;
import com.tngtech.archunit.core.domain.JavaParameter;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.BindContext;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.origin.PropertySourceOrigin;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The settings that the service reads: its classes with {@link ConfigurationProperties}, the placeholders of its beans
 * and of its {@code application.yml}, and the properties of Spring Boot's modules on the class path.
 */
final class ServiceSettings {

    private static final String BASE_PACKAGE = "com.ticketing.events";
    private static final String METADATA = "META-INF/spring-configuration-metadata.json";
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([\\w.-]+)[:}]");

    private static final List<Class<?>> TYPES = types();
    private static final Set<String> NAMES = names();

    private ServiceSettings() {}

    /** Those of the environment variables that no setting reads, with Spring Boot's relaxed binding. */
    static Set<String> unknownVariables(Map<String, String> variables) {
        return unread(
                new SystemEnvironmentPropertySource("systemEnvironment", Collections.unmodifiableMap(variables)),
                variables.keySet());
    }

    /** Those of the properties that no setting reads. */
    static Set<String> unknownProperties(Map<String, String> properties) {
        return unread(
                new MapPropertySource("properties", Collections.unmodifiableMap(properties)), properties.keySet());
    }

    private static Set<String> unread(PropertySource<?> variables, Set<String> names) {
        ConfigurationPropertySource source = ConfigurationPropertySource.from(variables);
        Set<String> unread = new TreeSet<>(names);
        unread.removeAll(NAMES);
        for (String name : NAMES) {
            if (ConfigurationPropertyName.isValid(name)) {
                remove(source.getConfigurationProperty(ConfigurationPropertyName.of(name)), unread);
            }
        }
        Binder binder = new Binder(source);
        for (Class<?> type : TYPES) {
            binder.bind(prefix(type), Bindable.of(type), new BindHandler() {
                @Override
                public Object onSuccess(
                        ConfigurationPropertyName name, Bindable<?> target, BindContext context, Object result) {
                    remove(context.getConfigurationProperty(), unread);
                    return result;
                }
            });
        }
        return unread;
    }

    private static void remove(ConfigurationProperty property, Set<String> unread) {
        if (property != null && property.getOrigin() instanceof PropertySourceOrigin origin) {
            unread.remove(origin.getPropertyName());
        }
    }

    private static String prefix(Class<?> type) {
        return AnnotatedElementUtils.findMergedAnnotation(type, ConfigurationProperties.class)
                .prefix();
    }

    private static List<Class<?>> types() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        List<Class<?>> types = new ArrayList<>();
        for (BeanDefinition definition : scanner.findCandidateComponents(BASE_PACKAGE)) {
            try {
                types.add(Class.forName(definition.getBeanClassName()));
            } catch (ClassNotFoundException e) {
                throw new IllegalStateException(e);
            }
        }
        return types;
    }

    private static Set<String> names() {
        Set<String> names = new HashSet<>();
        names.add(Role.PROPERTY);
        try {
            Stream.concat(placeholdersOfBeans(), Stream.of(applicationYml()))
                    .flatMap(text -> PLACEHOLDER.matcher(text).results())
                    .forEach(placeholder -> names.add(placeholder.group(1)));
            for (URL metadata :
                    Collections.list(ServiceSettings.class.getClassLoader().getResources(METADATA))) {
                try (InputStream content = metadata.openStream()) {
                    for (JsonNode property :
                            JsonMapper.shared().readTree(content).path("properties")) {
                        names.add(property.get("name").stringValue());
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return names;
    }

    private static Stream<String> placeholdersOfBeans() {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages(BASE_PACKAGE).stream()
                        .flatMap(type -> type.getCodeUnits().stream())
                        .flatMap(codeUnit -> codeUnit.getParameters().stream())
                        .filter(parameter -> parameter.isAnnotatedWith(Value.class))
                        .map(ServiceSettings::value);
    }

    private static String value(JavaParameter parameter) {
        return parameter.getAnnotationOfType(Value.class).value();
    }

    private static String applicationYml() throws IOException {
        try (InputStream content = ServiceSettings.class.getResourceAsStream("/application.yml")) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
