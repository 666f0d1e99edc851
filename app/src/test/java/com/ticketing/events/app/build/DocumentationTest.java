package com.ticketing.events.app.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The documents agree with the source tree: links, types, the index of decisions. */
class DocumentationTest {

    private static final int MAX_WORDS_BEFORE_REFERENCE = 1200;

    private static final Pattern LINK = Pattern.compile("]\\((?!https?:|mailto:|#)([^)#\\s]+)(?:#[^)]*)?\\)");
    private static final Pattern GLOSSARY_ROW = Pattern.compile("(?m)^\\| ([^|]+) \\| [^|]+ \\| `(\\w+)` \\|$");
    private static final Pattern TEST = Pattern.compile("`(\\w+(?:IT|Test))`");

    /** A row of three columns: threat, types, tests. */
    private static final Pattern THREAT_ROW = Pattern.compile("\\|[^|]+\\|[^|]+\\|[^|]*\\|");

    /** A type of the service, unless its name is that of a test or of a header. */
    private static final Pattern TYPE = Pattern.compile("`((?:[A-Z][a-z]+){2,}(?<!IT|Test))`");

    private static final Pattern STATUS =
            Pattern.compile("(?m)^Status: (accepted|amended|superseded)\\b.*\\d{1,2} [A-Z][a-z]+ \\d{4}");

    private static final List<String> MODULES = List.of("shared-kernel", "command-side", "query-side", "app");

    private final Path root = Checkout.root();

    @Test
    void relativeLinksLeadToFiles() throws IOException {
        for (Path document : documents()) {
            for (MatchResult link :
                    LINK.matcher(Files.readString(document)).results().toList()) {
                assertThat(document.resolveSibling(link.group(1)))
                        .describedAs("link in %s", root.relativize(document))
                        .exists();
            }
        }
    }

    @Test
    void theGlossaryNamesEachTermOnceAndTypesThatExist() throws IOException {
        List<MatchResult> rows = GLOSSARY_ROW
                .matcher(Files.readString(root.resolve("docs/glossary.md")))
                .results()
                .toList();
        assertThat(rows).hasSizeGreaterThan(50);
        assertThat(rows.stream().map(row -> row.group(1))).doesNotHaveDuplicates();
        assertThat(rows.stream().map(row -> row.group(2) + ".java")).isSubsetOf(sources("src/main/java"));
    }

    @Test
    void theFaultsAreProvenByTestsThatExist() throws IOException {
        List<String> lines = Files.readAllLines(root.resolve("docs/reliability.md"));
        assertThat(names(TEST, lines)).hasSizeGreaterThan(30).isSubsetOf(sources("src/test/java"));
    }

    @Test
    void theThreatsNameTypesAndTestsThatExist() throws IOException {
        List<String> rows = Files.readAllLines(root.resolve("docs/security.md")).stream()
                .filter(line -> THREAT_ROW.matcher(line).matches())
                .toList();
        assertThat(rows).hasSizeGreaterThan(40);
        assertThat(names(TYPE, rows)).hasSizeGreaterThan(40).isSubsetOf(sources("src/main/java"));
        assertThat(names(TEST, rows)).hasSizeGreaterThan(60).isSubsetOf(sources("src/test/java"));
    }

    /** Faults are rows of three columns; that an operator has to act is marked by a link in the second one. */
    @Test
    void eachFaultThatNeedsAnOperatorHasWhatToDo() throws IOException {
        List<String> marked = rows("docs/reliability.md", "")
                .filter(row -> row.contains("([operator](operations.md#after-a-fault))"))
                .map(DocumentationTest::firstCell)
                .toList();
        assertThat(marked).hasSizeGreaterThan(20);
        assertThat(rows("docs/operations.md", "## After a fault").skip(2).map(DocumentationTest::firstCell))
                .containsExactlyInAnyOrderElementsOf(marked);
    }

    /** The rows of the tables below a heading, up to the next heading of its level; all if the heading is empty. */
    private Stream<String> rows(String document, String heading) throws IOException {
        return Files.readAllLines(root.resolve(document)).stream()
                .dropWhile(line -> !line.startsWith(heading))
                .skip(1)
                .takeWhile(line -> heading.isEmpty() || !line.startsWith("## "))
                .filter(line -> line.startsWith("| ") || line.startsWith("|-"));
    }

    private static String firstCell(String row) {
        return row.split("\\|", -1)[1].strip();
    }

    private static List<String> names(Pattern pattern, List<String> lines) {
        return lines.stream()
                .flatMap(line -> pattern.matcher(line).results())
                .map(name -> name.group(1) + ".java")
                .toList();
    }

    @Test
    void theReadmeHasAtMost1200WordsBeforeItsReference() throws IOException {
        String essay = Files.readString(root.resolve("README.md")).split("(?m)^# Reference$", 2)[0];
        assertThat(essay.split("\\s+").length).isLessThanOrEqualTo(MAX_WORDS_BEFORE_REFERENCE);
    }

    @Test
    void everyDecisionHasAStatusWithADateAndStandsInTheIndex() throws IOException {
        Path decisions = root.resolve("docs/adr");
        String index = Files.readString(decisions.resolve("README.md"));
        try (Stream<Path> files = Files.list(decisions)) {
            for (Path decision : files.filter(
                            file -> Character.isDigit(name(file).charAt(0)))
                    .toList()) {
                assertThat(Files.readString(decision))
                        .describedAs(name(decision))
                        .containsPattern(STATUS)
                        .contains("## Context", "## Decision", "## Consequences");
                assertThat(index).contains("(" + name(decision) + ")");
            }
        }
    }

    private List<Path> documents() throws IOException {
        try (Stream<Path> docs = Files.walk(root.resolve("docs"));
                Stream<Path> top = Files.list(root)) {
            return Stream.concat(docs, top)
                    .filter(file -> name(file).endsWith(".md"))
                    .toList();
        }
    }

    private List<String> sources(String directory) throws IOException {
        List<String> names = new ArrayList<>();
        for (String module : MODULES) {
            Path sources = root.resolve(module).resolve(directory);
            if (Files.isDirectory(sources)) {
                try (Stream<Path> files = Files.walk(sources)) {
                    files.map(DocumentationTest::name)
                            .filter(name -> name.endsWith(".java"))
                            .forEach(names::add);
                }
            }
        }
        return names;
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }
}
