package com.ticketing.events.app.cli;

import com.ticketing.events.app.cli.load.BulkLoader;
import com.ticketing.events.app.cli.load.LoadCounts;
import com.ticketing.events.app.startup.StartFailureLine;
import com.ticketing.events.command.imports.LineReader;
import com.ticketing.events.command.web.EventImporter;
import com.ticketing.events.settings.SettingRange;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** {@code load FILE}: creates an Event from each line of a file. */
@Command(
        name = "load",
        description = {
            "Creates an Event from each line of a file.",
            "",
            "A line is the JSON body of POST /events, in UTF-8, under the same rules; blank lines are skipped. "
                    + "A refused line is reported with its number on the error stream, and the load continues.",
            "",
            "Loading a file again creates nothing twice: repeat an interrupted load, or a load with corrected lines. "
                    + "Equal lines within one file are separate Events.",
            "",
            "The event log is the configured one (EVENTS_DATA_DIR or SPRING_DATASOURCE_URL). A data directory belongs "
                    + "to one process, so stop the service first. On PostgreSQL the service may run meanwhile.",
            "",
            "--events.load.max-wait=1m limits the time to wait for an unavailable database."
        },
        exitCodeListHeading = "%nExit code:%n",
        exitCodeList = {
            "0:every line was loaded",
            "1:some lines were refused",
            "2:wrong usage, or FILE cannot be read",
            "3:stopped before the end"
        },
        exitCodeOnExecutionException = ExitCodes.STOPPED)
final class LoadCommand extends Subcommand {

    private static final String MAX_WAIT_PROPERTY = "events.load.max-wait";
    private static final Duration DEFAULT_MAX_WAIT = Duration.ofMinutes(1);
    private static final Duration MAX_MAX_WAIT = Duration.ofDays(1);
    private static final String STANDARD_INPUT = "-";
    private static final String REPEAT = "Load the same file again to continue; nothing is created twice.";

    @Parameters(paramLabel = "FILE", description = "JSON lines; - reads the standard input")
    private String file;

    @Override
    int run(String... properties) {
        try (InputStream input = open();
                ConfigurableApplicationContext context = startContext(LoadConfiguration.class, properties)) {
            return load(input, context);
        } catch (IOException e) {
            throw new ParameterException(command.commandLine(), file + " cannot be read: " + reason(e), e);
        }
    }

    private InputStream open() throws IOException {
        if (file.equals(STANDARD_INPUT)) {
            return System.in;
        }
        if (Files.isDirectory(Path.of(file))) {
            throw new IOException("is a directory");
        }
        return Files.newInputStream(Path.of(file));
    }

    private int load(InputStream input, ConfigurableApplicationContext context) throws IOException {
        LineReader lines = new LineReader(input, EventImporter.MAX_BODY_BYTES);
        LoadCounts counts = new LoadCounts();
        long size = size();
        BulkLoader loader = new BulkLoader(
                context.getBean(EventImporter.class)::create,
                context.getBean(Clock.class),
                maxWait(context),
                source(),
                counts,
                err()::println);
        Optional<Throwable> failure;
        try (ProgressReporter _ = new ProgressReporter(err(), () -> state(lines, size, counts))) {
            failure = loader.run(lines);
        }
        if (failure.isPresent()) {
            err().println("Stopped before the end: " + reason(failure.get()) + ". " + counts + ". " + REPEAT);
            return ExitCodes.STOPPED;
        }
        out().println(counts);
        return counts.hasRefused() ? ExitCodes.PROBLEMS : ExitCodes.DONE;
    }

    private Duration maxWait(ConfigurableApplicationContext context) {
        ConfigurableEnvironment environment = context.getEnvironment();
        try {
            Duration wait = Binder.get(environment)
                    .bind(MAX_WAIT_PROPERTY, Duration.class)
                    .orElse(DEFAULT_MAX_WAIT);
            SettingRange.check(MAX_WAIT_PROPERTY, wait, Duration.ZERO, MAX_MAX_WAIT);
            return wait;
        } catch (BindException | IllegalArgumentException e) {
            String line = StartFailureLine.of(e, environment).orElseGet(() -> String.valueOf(e.getMessage()));
            throw new ParameterException(command.commandLine(), line, e);
        }
    }

    /** Size of the input in bytes; 0 if it is unknown. */
    private long size() throws IOException {
        return !file.equals(STANDARD_INPUT) && Files.isRegularFile(Path.of(file)) ? Files.size(Path.of(file)) : 0;
    }

    private static String state(LineReader lines, long size, LoadCounts counts) {
        String events = String.format(Locale.ROOT, "%,d events, %,d/s", counts.total(), counts.perSecond());
        return size == 0
                ? events
                : String.format(Locale.ROOT, "%3d %%  %s", Math.min(100, lines.bytesRead() * 100 / size), events);
    }

    /** Prefix of the request ids, from the file's name with only the characters that a request id may have. */
    private String source() {
        String name = file.equals(STANDARD_INPUT)
                ? "stdin"
                : String.valueOf(Path.of(file).getFileName());
        String sanitized = name.replaceAll("[^A-Za-z0-9._+=@-]", "_");
        return "load:" + sanitized.substring(0, Math.min(100, sanitized.length()));
    }

    private static String reason(Throwable e) {
        return e instanceof NoSuchFileException ? "there is no such file" : String.valueOf(e.getMessage());
    }
}
