package com.ticketing.events.app.cli;

import com.ticketing.events.app.eventlog.jdbc.DataDirectoryUnusable;
import com.ticketing.events.command.web.EventImporter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** {@code load FILE}: creates an Event from each line of a file. */
public final class LoadCommand implements Command {

    private static final String PATIENCE = "events.load.patience";
    private static final Duration DEFAULT_PATIENCE = Duration.ofMinutes(1);

    private static final String STANDARD_INPUT = "-";

    private final Class<?> commandSide;

    /**
     * The command.
     *
     * @param commandSide the Spring configuration of what is needed to send commands, without a web server
     */
    public LoadCommand(Class<?> commandSide) {
        this.commandSide = commandSide;
    }

    @Override
    public String name() {
        return "load";
    }

    @Override
    public String summary() {
        return "creates events from a file of JSON lines";
    }

    @Override
    public String help() {
        return """
                java -jar event-service.jar load FILE [--property=value ...]

                Creates an event from each line of FILE, or of the standard input if FILE is -. A line is the JSON that
                POST /events takes, in UTF-8, and is held to the same rules; blank lines are passed over. A line that is
                refused is reported with its number on the error stream, and the others go on.

                Loading the same file again creates nothing twice, so a load that was interrupted is simply repeated, and
                so is one whose refused lines were corrected. Lines that are alike within one file are so many events.

                Uses the event log that the service is configured for (--events.data-dir, EVENTS_DATA_DIR, or
                SPRING_DATASOURCE_URL). A data directory belongs to one process: stop the service first. On PostgreSQL
                the service may run, and shows the events as they come.

                --events.load.patience=1m    how long to wait for a database that does not answer

                Exit code: 0 every line is an event, 1 some were refused, 2 wrong usage or FILE cannot be read,
                3 stopped before the end.
                """;
    }

    @Override
    public int run(Arguments arguments, Streams streams) {
        if (arguments.operands().size() != 1) {
            throw new UsageError("load takes one file, or - for the standard input; see load --help");
        }
        String file = arguments.operands().getFirst();
        try (InputStream input = open(file, streams);
                ConfigurableApplicationContext context = start(arguments)) {
            return load(input, file, context, streams);
        } catch (IOException e) {
            throw new UsageError("%s cannot be read: %s".formatted(file, reason(e)));
        } catch (NotStarted e) {
            if (!(e.getCause() instanceof DataDirectoryUnusable)) {
                streams.err().println("The event log cannot be opened: " + e.getMessage());
            }
            return STOPPED;
        }
    }

    private static InputStream open(String file, Streams streams) throws IOException {
        if (file.equals(STANDARD_INPUT)) {
            return streams.in();
        }
        if (Files.isDirectory(Path.of(file))) {
            throw new IOException("is a directory");
        }
        return Files.newInputStream(Path.of(file));
    }

    private ConfigurableApplicationContext start(Arguments arguments) {
        try {
            return new SpringApplicationBuilder(commandSide)
                    .web(WebApplicationType.NONE)
                    .logStartupInfo(false)
                    .properties("logging.level.root=OFF")
                    .run(arguments.settings().toArray(String[]::new));
        } catch (RuntimeException e) {
            throw new NotStarted(e);
        }
    }

    private static int load(InputStream input, String file, ConfigurableApplicationContext context, Streams streams)
            throws IOException {
        LineReader lines = new LineReader(input, EventImporter.MAX_BODY_BYTES);
        LoadCounts tally = new LoadCounts();
        long size = sizeOf(file);
        try (LoadProgress progress = new LoadProgress(
                streams.err(), Terminal.showsErrors(), tally, () -> percent(lines.bytesRead(), size))) {
            BulkLoader load = new BulkLoader(
                    context.getBean(EventImporter.class),
                    context.getBean(Clock.class),
                    context.getEnvironment().getProperty(PATIENCE, Duration.class, DEFAULT_PATIENCE),
                    source(file),
                    tally,
                    progress);
            Optional<Throwable> stopped = load.run(lines);
            if (stopped.isPresent()) {
                progress.say(
                        "Stopped before the end: %s. %s. Load the same file again to go on; nothing will be there twice."
                                .formatted(reason(stopped.get()), tally));
                return STOPPED;
            }
        }
        streams.out().println(tally);
        return tally.hasRefused() ? WITH_COMPLAINTS : DONE;
    }

    /** In bytes; 0 when nobody knows. */
    private static long sizeOf(String file) throws IOException {
        return !file.equals(STANDARD_INPUT) && Files.isRegularFile(Path.of(file)) ? Files.size(Path.of(file)) : 0;
    }

    private static OptionalInt percent(long read, long size) {
        return size == 0 ? OptionalInt.empty() : OptionalInt.of((int) Math.min(100, read * 100 / size));
    }

    /** The file's name as far as a request id may have it. */
    private static String source(String file) {
        String name = file.equals(STANDARD_INPUT)
                ? "stdin"
                : String.valueOf(Path.of(file).getFileName());
        String sane = name.replaceAll("[^A-Za-z0-9._+=@-]", "_");
        return "load:" + sane.substring(0, Math.min(100, sane.length()));
    }

    private static String reason(Throwable e) {
        return e instanceof NoSuchFileException ? "there is no such file" : String.valueOf(e.getMessage());
    }

    /** The part of the service that this command needs did not start; its cause is the root of the trouble. */
    private static final class NotStarted extends RuntimeException {

        private static final long serialVersionUID = 1L;

        NotStarted(RuntimeException failure) {
            super(String.valueOf(root(failure).getMessage()), root(failure));
        }

        private static Throwable root(Throwable failure) {
            Throwable root = failure;
            while (root.getCause() != null && !(root instanceof DataDirectoryUnusable)) {
                root = root.getCause();
            }
            return root;
        }
    }
}
