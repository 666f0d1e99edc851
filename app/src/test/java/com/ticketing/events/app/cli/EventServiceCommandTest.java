package com.ticketing.events.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

class EventServiceCommandTest {

    private final List<List<String>> starts = new ArrayList<>();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final CountCommand count = new CountCommand();
    private final CommandLine commandLine = EventServiceCommand.commandLine(this::start, count)
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true));

    @Command(name = "count", description = "Counts things.")
    private static final class CountCommand extends Subcommand {

        @Parameters(arity = "1..*")
        private List<String> things;

        @Option(names = "--from")
        private int from;

        private final List<String> runs = new ArrayList<>();

        @Override
        int run(String... properties) {
            if (from < 0) {
                throw new ParameterException(command.commandLine(), "--from must not be negative");
            }
            runs.add(things + " from " + from + " with " + Arrays.toString(properties));
            return ExitCodes.PROBLEMS;
        }
    }

    private void start(String... properties) {
        starts.add(List.of(properties));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "serve "})
    void startsTheServiceWithItsProperties(String command) {
        String properties = "--server.port=0 --debug --spring.profiles.active=demo --ADMIN_TOKEN=x";
        assertThat(commandLine.execute((command + properties).split(" "))).isEqualTo(ServeCommand.RUNNING);
        assertThat(starts).containsExactly(List.of(properties.split(" ")));
    }

    @Test
    void startsTheServiceWithoutArguments() {
        assertThat(commandLine.execute()).isEqualTo(ServeCommand.RUNNING);
        assertThat(starts).containsExactly(List.of());
    }

    @Test
    void returnsNoExitCodeWhileTheServiceRuns() {
        assertThat(EventServiceCommand.run(this::start, "--server.port=0")).isEmpty();
        assertThat(EventServiceCommand.run(
                        _ -> {
                            throw new IllegalStateException("reported by Spring Boot");
                        },
                        "serve"))
                .hasValue(ExitCodes.PROBLEMS);
    }

    @Test
    void passesOptionsOperandsAndPropertiesToTheCommand() {
        assertThat(commandLine.execute(
                        "--events.time-zone=UTC", "count", "count", "--from=3", "-", "--events.data-dir=/x"))
                .isEqualTo(ExitCodes.PROBLEMS);
        assertThat(count.runs).containsExactly("[count, -] from 3 with [--events.time-zone=UTC, --events.data-dir=/x]");
        assertThat(starts).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "-h", "help"})
    void listsTheCommands(String help) {
        assertThat(commandLine.execute(help)).isEqualTo(ExitCodes.DONE);
        assertThat(out.toString())
                .contains("Usage: event-service [-hV] [COMMAND]", "--server.port=8081")
                .containsPattern("count +Counts things")
                .containsPattern("serve +Starts the service")
                .containsPattern("load +Creates an Event")
                .containsPattern("verify +Verifies that")
                .containsPattern("accept-log +Accepts an event log")
                .containsPattern("rotate-keys +Wraps the keys")
                .containsPattern("backup +Copies the event log")
                .containsPattern("restore +Replaces the event log")
                .containsPattern("apply-erasures +Applies the erasures")
                .containsPattern("train +Makes an AOT cache")
                .containsPattern("health +Prints whether")
                .contains("generate-completion");
        assertThat(starts).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"count sheep --help", "count -h", "help count"})
    void describesACommandWithoutRunningIt(String arguments) {
        assertThat(commandLine.execute(arguments.split(" "))).isEqualTo(ExitCodes.DONE);
        assertThat(out.toString()).contains("Usage: event-service count ", "--from", "--events.data-dir=");
        assertThat(count.runs).isEmpty();
    }

    @Test
    void printsItsVersion() {
        assertThat(commandLine.execute("--version")).isEqualTo(ExitCodes.DONE);
        assertThat(out.toString()).startsWith("event-service ");
    }

    @Test
    void generatesACompletionScriptForTheShell() {
        assertThat(commandLine.execute("generate-completion")).isEqualTo(ExitCodes.DONE);
        assertThat(out.toString()).startsWith("#!/usr/bin/env bash").contains("complete -F", "load", "verify");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cuont", "-", "", "two\nlines"})
    void reportsAnUnknownCommandInOneLine(String name) {
        assertThat(commandLine.execute(name)).isEqualTo(ExitCodes.USAGE);
        assertThat(err.toString().lines())
                .singleElement()
                .asString()
                .startsWith("There is no command '")
                .contains("event-service --help");
        assertThat(starts).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "serve --quiet, Unknown option '--quiet'; see event-service serve --help",
        "--quiet, Unknown option '--quiet'; see event-service --help",
        "count sheep --quiet=yes, Unknown option '--quiet=yes'; see event-service count --help",
        "count sheep -q, Unknown option '-q'; see event-service count --help",
        "count sheep -events.data-dir=/x, Unknown option '-events.data-dir=/x'; see event-service count --help",
        "--quiet count sheep, Unknown option '--quiet'; see event-service count --help",
        "serve now, Unexpected argument 'now'; see event-service serve --help",
        "load a b, Unexpected argument 'b'; see event-service load --help",
        "train now, Unexpected argument 'now'; see event-service train --help",
        "train --server.port=1, 'train has no properties, such as --server.port=1'",
        "backup, Missing required parameter: 'FILE'; see event-service backup --help",
        "restore a b, Unexpected argument 'b'; see event-service restore --help",
        "load, Missing required parameter: 'FILE'; see event-service load --help",
        "verify --from=0, 'Invalid value for option ''--from'': must be a whole number, 1 or more'",
        "count sheep --from=-1, --from must not be negative"
    })
    void reportsAUsageErrorInOneLine(String arguments, String message) {
        assertThat(commandLine.execute(arguments.split(" "))).isEqualTo(ExitCodes.USAGE);
        assertThat(err.toString().strip()).isEqualTo(message);
        assertThat(count.runs).isEmpty();
        assertThat(starts).isEmpty();
    }
}
