package com.ticketing.events.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {

    private final List<Arguments> runs = new ArrayList<>();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final CommandLine commandLine = new CommandLine(
            List.of(new Counting()),
            new Streams(
                    InputStream.nullInputStream(),
                    new PrintStream(out, true, StandardCharsets.UTF_8),
                    new PrintStream(err, true, StandardCharsets.UTF_8)));

    private final class Counting implements Command {

        @Override
        public String name() {
            return "count";
        }

        @Override
        public String summary() {
            return "counts things";
        }

        @Override
        public String help() {
            return "how to count\n";
        }

        @Override
        public Set<String> options() {
            return Set.of("from", "aloud");
        }

        @Override
        public int run(Arguments arguments, Streams streams) {
            runs.add(arguments);
            if (arguments.operands().isEmpty()) {
                throw new UsageError("count what?");
            }
            return WITH_COMPLAINTS;
        }
    }

    @Test
    void servesWithoutArguments() {
        assertThat(commandLine.run()).isEmpty();
    }

    @Test
    void servesWithSettingsAlone() {
        assertThat(commandLine.run("--server.port=0", "--debug", "--spring.profiles.active=demo"))
                .isEmpty();
    }

    @Test
    void runsTheCommandWithItsArguments() {
        assertThat(commandLine.run(
                        "--events.time-zone=UTC", "count", "count", "--from=3", "--aloud", "-", "--events.data-dir=/x"))
                .hasValue(Command.WITH_COMPLAINTS);
        assertThat(runs)
                .containsExactly(new Arguments(
                        List.of("count", "-"),
                        Map.of("from", "3", "aloud", ""),
                        List.of("--events.time-zone=UTC", "--events.data-dir=/x")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "-h"})
    void listsTheCommands(String help) {
        assertThat(commandLine.run(help)).hasValue(Command.DONE);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("count      counts things", "--server.port=");
        assertThat(runs).isEmpty();
    }

    @Test
    void explainsACommandWithoutRunningIt() {
        assertThat(commandLine.run("count", "sheep", "--help")).hasValue(Command.DONE);
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("how to count\n");
        assertThat(runs).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"cuont", "-", "", "two\nlines"})
    void refusesAnUnknownCommandInOneLine(String name) {
        assertThat(commandLine.run(name)).hasValue(Command.USAGE);
        assertThat(err.toString(StandardCharsets.UTF_8).lines())
                .singleElement()
                .asString()
                .contains("There is no command", "--help");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--quiet", "--quiet=yes", "-q", "-events.data-dir=/x"})
    void refusesAnUnknownOption(String option) {
        assertThat(commandLine.run("count", "sheep", option)).hasValue(Command.USAGE);
        assertThat(err.toString(StandardCharsets.UTF_8).strip()).isEqualTo("Unknown option " + option);
        assertThat(runs).isEmpty();
    }

    @Test
    void tellsWhatTheCommandFindsWrongWithItsArguments() {
        assertThat(commandLine.run("count")).hasValue(Command.USAGE);
        assertThat(err.toString(StandardCharsets.UTF_8).strip()).isEqualTo("count what?");
    }
}
