package com.ticketing.events.app.build;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Rules about the source files of all modules, tests and benchmarks included, which byte code cannot show. */
class SourceTreeTest {

    private static final int MAX_TYPES = 20;
    private static final int MAX_COLUMNS = 120;

    private final List<Path> sources = sources();

    @Test
    void noTwoTypesShareASimpleName() {
        assertThat(sources.stream()
                        .collect(groupingBy(Path::getFileName, mapping(Path::toString, toList())))
                        .values())
                .allSatisfy(files -> assertThat(files).hasSize(1));
    }

    @Test
    void aPackageHoldsAtMostTwentyTypes() {
        assertThat(sources.stream().collect(groupingBy(Path::getParent, counting())))
                .allSatisfy((_, types) -> assertThat(types).isLessThanOrEqualTo(MAX_TYPES));
    }

    @Test
    void linesHaveAtMost120Columns() throws IOException {
        List<String> tooLong = new ArrayList<>();
        for (Path file : sources) {
            List<String> lines = Files.readAllLines(file);
            for (int i = 0; i < lines.size(); i++) {
                if (lines.get(i).codePoints().count() > MAX_COLUMNS) {
                    tooLong.add(Checkout.root().relativize(file) + ":" + (i + 1));
                }
            }
        }
        assertThat(tooLong).isEmpty();
    }

    private static List<Path> sources() {
        return Stream.of("shared-kernel", "command-side", "query-side", "app")
                .map(Checkout.root()::resolve)
                .flatMap(SourceTreeTest::javaFiles)
                .toList();
    }

    private static Stream<Path> javaFiles(Path module) {
        return Stream.of("src", "bench")
                .map(module::resolve)
                .filter(Files::isDirectory)
                .flatMap(directory -> {
                    try (Stream<Path> files = Files.walk(directory)) {
                        return files
                                .filter(file -> file.toString().endsWith(".java"))
                                .filter(file -> !file.endsWith("package-info.java"))
                                .toList()
                                .stream();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }
}
