package com.ticketing.events.app.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.ticketing.events.app.build.Checkout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.Name;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.unit.DataSize;

/** Every property of the configuration records and of injected values of the service. */
class EverySettingTest {

    private static final Pattern INJECTED = Pattern.compile("@Value\\(\"\\$\\{(events\\.[a-z.-]+)");
    private static final Set<Class<?>> MEASURED = Set.of(int.class, long.class, Duration.class, DataSize.class);

    private final String readme = read(Checkout.root().resolve("README.md"));

    static List<Arguments> measured() {
        List<Arguments> settings = new ArrayList<>();
        for (Class<?> owner : owners()) {
            String prefix = prefix(owner);
            names(prefix, owner).forEach((name, type) -> {
                if (MEASURED.contains(type)) {
                    settings.add(Arguments.of(name, prefix, owner));
                }
            });
        }
        return settings;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("measured")
    void isRefusedInOneLineOutOfItsRangeAndWithoutANumber(String name, String prefix, Class<?> owner) {
        for (String value : List.of("-1", "99999999999999999999", "9223372036854775807", "soon", "1.5.2")) {
            Map<String, String> settings = new HashMap<>(Map.of(name, value));
            Throwable failure =
                    catchThrowable(() -> new Binder(new MapConfigurationPropertySource(settings)).bind(prefix, owner));
            assertThat(failure).as("%s=%s", name, value).isNotNull();
            assertThat(StartFailureLine.of(failure, null))
                    .as("%s=%s", name, value)
                    .hasValueSatisfying(line -> assertThat(line)
                            .startsWith(name + " must be ")
                            .contains("; for example " + name + "=")
                            .doesNotContain("\n"));
        }
    }

    @Test
    void hasAnExampleAndADescription() {
        assertThat(measured()).hasSizeGreaterThan(20);
        for (String name : allNames()) {
            assertThat(SettingExamples.names()).contains(name);
        }
        for (String name : SettingExamples.names()) {
            assertThat(isDescribed(name)).as("%s in README.md", name).isTrue();
        }
    }

    @Test
    void theExampleOfAMeasuredOneIsValid() {
        for (Arguments setting : measured()) {
            Object[] parts = setting.get();
            String name = (String) parts[0];
            String example = SettingExamples.of(name).orElseThrow();
            assertThat(new Binder(new MapConfigurationPropertySource(Map.of(name, example)))
                            .bind((String) parts[1], (Class<?>) parts[2])
                            .isBound())
                    .as("%s=%s", name, example)
                    .isTrue();
        }
    }

    /** By its name, or by its last part behind a property of the same group. */
    private boolean isDescribed(String name) {
        int last = name.lastIndexOf('.');
        return readme.contains("`" + name)
                || readme.matches("(?s).*`" + Pattern.quote(name.substring(0, last))
                        + "[.][a-z.-]+`, (`[.][a-z.-]+`, )*`" + Pattern.quote(name.substring(last)) + "`.*");
    }

    private static List<String> allNames() {
        List<String> names = new ArrayList<>();
        owners().forEach(owner -> names.addAll(names(prefix(owner), owner).keySet()));
        for (String module : List.of("query-side", "command-side", "app")) {
            try (Stream<Path> files = Files.walk(Checkout.root().resolve(module).resolve("src/main/java"))) {
                files.filter(Files::isRegularFile)
                        .flatMap(file -> INJECTED.matcher(read(file)).results())
                        .map((MatchResult name) -> name.group(1))
                        .forEach(names::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return names;
    }

    private static List<Class<?>> owners() {
        ClassPathScanningCandidateComponentProvider scan = new ClassPathScanningCandidateComponentProvider(false);
        scan.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        List<Class<?>> owners = new ArrayList<>();
        scan.findCandidateComponents("com.ticketing.events").forEach(found -> {
            try {
                owners.add(Class.forName(found.getBeanClassName()));
            } catch (ClassNotFoundException e) {
                throw new AssertionError(e);
            }
        });
        return owners;
    }

    private static String prefix(Class<?> owner) {
        ConfigurationProperties annotation = owner.getAnnotation(ConfigurationProperties.class);
        return annotation.prefix().isEmpty() ? annotation.value() : annotation.prefix();
    }

    /** Names and types of the components, those of nested records included. */
    private static Map<String, Class<?>> names(String prefix, Class<?> owner) {
        Map<String, Class<?>> names = new TreeMap<>();
        if (!owner.isRecord()) {
            return names;
        }
        for (RecordComponent component : owner.getRecordComponents()) {
            Name renamed = component.getAccessor().getAnnotation(Name.class);
            String last = renamed == null ? component.getName() : renamed.value();
            String name = prefix + "." + last.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
            if (component.getType().isRecord()) {
                names.putAll(names(name, component.getType()));
            } else {
                names.put(name, component.getType());
            }
        }
        return names;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
