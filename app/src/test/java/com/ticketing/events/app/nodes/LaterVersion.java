package com.ticketing.events.app.nodes;

import static java.util.Objects.requireNonNull;

import com.ticketing.events.app.build.Checkout;
import com.ticketing.events.app.faults.rig.ExtractedJar;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/**
 * A later version of the packaged program: {@code event-published} has revision 2 with a member more, and the other
 * classes are those of the build. The two changed sources are compiled into a copy of the module's jar.
 */
final class LaterVersion {

    private static final String PACKAGE = "com/ticketing/events/";
    private static final String LATER_EVENT_PUBLISHED = """
            public record EventPublished(UUID id, String title, Instant at, String announcement)
                    implements DomainEvent {
                public EventPublished(UUID id, String title, Instant at) {
                    this(id, title, at, "doors at seven");
                }
            }
            """;

    private LaterVersion() {}

    /** Creates the program in a new directory below {@code directory}; returns that directory. */
    static Path createIn(Path directory) throws IOException {
        Path program = Files.createDirectories(directory.resolve("later-version"));
        Path libraries = Files.createDirectory(program.resolve("lib"));
        Path current = ExtractedJar.directory();
        Files.copy(current.resolve("event-service.jar"), program.resolve("event-service.jar"));
        for (Path library : list(current.resolve("lib"))) {
            Path copy = Files.copy(library, libraries.resolve(library.getFileName()));
            if (library.getFileName().toString().startsWith("shared-kernel-")) {
                replaceClasses(copy, compile(directory));
            }
        }
        return program;
    }

    /** Compiles the changed sources against the other classes of the test's class path. */
    private static Path compile(Path directory) throws IOException {
        Path sources = Files.createDirectories(directory.resolve("later-sources"));
        Path classes = Files.createDirectories(directory.resolve("later-classes"));
        List<String> arguments = new ArrayList<>(
                List.of("-proc:none", "-cp", System.getProperty("java.class.path"), "-d", classes.toString()));
        arguments.add(change(sources, "DomainEventType", "\"event-published\", \"1\"", "\"event-published\", \"2\""));
        arguments.add(change(sources, "EventPublished", "(?s)public record EventPublished.*", LATER_EVENT_PUBLISHED));
        JavaCompiler compiler = requireNonNull(ToolProvider.getSystemJavaCompiler(), "The tests need a JDK");
        if (compiler.run(null, null, null, arguments.toArray(String[]::new)) != 0) {
            throw new IllegalStateException("The later version does not compile: " + arguments);
        }
        return classes;
    }

    private static String change(Path sources, String type, String pattern, String replacement) throws IOException {
        Path source = Checkout.root().resolve("shared-kernel/src/main/java/" + PACKAGE + type + ".java");
        String current = Files.readString(source);
        String later = current.replaceFirst(pattern, replacement);
        if (later.equals(current)) {
            throw new IllegalStateException(source + " does not contain " + pattern);
        }
        return Files.writeString(sources.resolve(type + ".java"), later).toString();
    }

    private static void replaceClasses(Path jar, Path classes) throws IOException {
        try (FileSystem content = FileSystems.newFileSystem(jar)) {
            for (Path changed : list(classes.resolve(PACKAGE))) {
                Path target = content.getPath(PACKAGE, changed.getFileName().toString());
                Files.delete(target);
                Files.copy(changed, target);
            }
        }
    }

    private static List<Path> list(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        }
    }
}
