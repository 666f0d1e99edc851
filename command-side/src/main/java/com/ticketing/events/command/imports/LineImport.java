package com.ticketing.events.command.imports;

import com.ticketing.events.command.web.CommandPosition;
import com.ticketing.events.command.web.EventImporter;
import com.ticketing.events.command.web.EventImporter.Origin;
import com.ticketing.events.command.web.EventImporter.Outcome;
import com.ticketing.events.command.web.JsonBodyReader;
import com.ticketing.events.command.web.PayloadTooLarge;
import com.ticketing.events.error.ErrorCode;
import com.ticketing.events.error.ErrorEnvelope;
import com.ticketing.events.error.InvalidRequest;
import com.ticketing.events.error.Refusal;
import com.ticketing.events.supervision.ProcessTermination;
import com.ticketing.events.tracing.RequestScope;
import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the lines of one import and creates their Events, several at a time, so that they share group commits. A
 * refused line does not concern the others. The import ends early at a line beyond the limits, and when the event log
 * does not respond.
 */
final class LineImport {

    static final int MAX_LINES = 100_000;
    static final long MAX_BYTES = 64L << 20;

    private static final Logger LOG = LoggerFactory.getLogger(LineImport.class);

    private static final int MAX_CONCURRENT_LINES = 256;

    /** Checks read the database, whose connections others need. */
    private static final int MAX_CONCURRENT_CHECKS = 4;

    /** Of the lines that are processed at a time; at least one is. */
    private static final int MAX_CONCURRENT_BYTES = 1 << 20;

    /** Room for the outcomes of an import without errors: a client may send it all before it reads the response. */
    private static final long MAX_UNSENT_BYTES = 12L << 20;

    private final ImportRequest request;
    private final InputStream body;
    private final LineReader lines;
    private final EventImporter events;
    private final CommandPosition position;
    private final InstantSource clock;
    private final LineIdempotencyKeys keys = new LineIdempotencyKeys();
    private final OutcomeQueue outcomes = new OutcomeQueue(MAX_UNSENT_BYTES);
    private final Semaphore bytes = new Semaphore(MAX_CONCURRENT_BYTES);
    private final Semaphore permits;
    private final AtomicLong lastPosition = new AtomicLong();
    private volatile boolean stopped;

    LineImport(
            ImportRequest request,
            InputStream body,
            EventImporter events,
            CommandPosition position,
            InstantSource clock) {
        this.request = request;
        this.body = body;
        this.events = events;
        this.position = position;
        this.clock = clock;
        lines = new LineReader(body, EventImporter.MAX_BODY_BYTES, MAX_BYTES);
        permits = new Semaphore(request.isDryRun() ? MAX_CONCURRENT_CHECKS : MAX_CONCURRENT_LINES);
    }

    /** The outcomes of the lines, followed by {@link OutcomeQueue#END}. */
    OutcomeQueue outcomes() {
        return outcomes;
    }

    /** The position of the last domain event that was appended; 0 if there is none. */
    long lastPosition() {
        return lastPosition.get();
    }

    /** Reads the lines until their end and waits for their outcomes. Called once. */
    void run() {
        try (ExecutorService workers = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("import-line-", 1).factory())) {
            readLines(workers);
        } finally {
            outcomes.add(OutcomeQueue.END);
        }
    }

    private void readLines(ExecutorService workers) {
        long number = 1;
        try {
            while (outcomes.awaitRoom() && !stopped) {
                LineReader.Line line = lines.next();
                if (line == null) {
                    return;
                }
                number = line.number() + 1;
                if (line.number() > MAX_LINES || lines.consumed() > MAX_BYTES) {
                    outcomes.add(ImportedLine.refused(line.number(), tooLarge()));
                    break;
                }
                if (!line.isBlank()) {
                    process(line, key(line), workers);
                }
            }
            discardRest();
        } catch (IOException e) {
            outcomes.add(ImportedLine.refused(number, JsonBodyReader.unreadable(e)));
        }
    }

    private static PayloadTooLarge tooLarge() {
        return new PayloadTooLarge("An import has at most " + MAX_LINES + " lines and " + MAX_BYTES
                + " bytes; this line and those after it are not imported");
    }

    /** With the key of a request, that of a line is its prefix and the number of the line, else the line's content. */
    private String key(LineReader.Line line) {
        String prefix = request.keyPrefix();
        return prefix == null ? keys.next(line.bytes()) : prefix + ":" + line.number();
    }

    private void process(LineReader.Line line, String key, ExecutorService workers) {
        int size = Math.clamp(line.bytes().length, 1, MAX_CONCURRENT_BYTES);
        permits.acquireUninterruptibly();
        bytes.acquireUninterruptibly(size);
        CompletableFuture<ImportedLine> pending = outcomes.add();
        boolean started = false;
        try {
            workers.execute(() -> {
                ImportedLine outcome = failed(line.number());
                try {
                    outcome = outcomeOf(line, key);
                } finally {
                    permits.release();
                    bytes.release(size);
                    outcomes.complete(pending, outcome);
                }
            });
            started = true;
        } finally {
            if (!started) {
                outcomes.complete(pending, failed(line.number()));
            }
        }
    }

    private ImportedLine outcomeOf(LineReader.Line line, String key) {
        long number = line.number();
        Origin origin = new Origin(request.actor(), request.requestId(), key, number);
        try (RequestScope _ = RequestScope.of(request.requestId())) {
            if (line.bytes().length > EventImporter.MAX_BODY_BYTES) {
                throw new InvalidRequest(
                        JsonBodyReader.FIELD, "Must have at most " + EventImporter.MAX_BODY_BYTES + " bytes");
            }
            return request.isDryRun() ? check(line, origin) : create(line, origin);
        } catch (Refusal e) {
            if (e.code() == ErrorCode.UNAVAILABLE) {
                stopped = true;
            }
            return ImportedLine.refused(number, e);
        } catch (RuntimeException | Error e) {
            ProcessTermination.halt().terminateIfFatal("line " + number + " of an import", e);
            stopped = true;
            LOG.error("Line {} of the import {} failed", number, request.requestId(), e);
            return failed(number);
        }
    }

    private ImportedLine create(LineReader.Line line, Origin origin) {
        if (events.create(line.bytes(), origin, clock.instant()) == Outcome.ALREADY_EXISTS) {
            return ImportedLine.exists(line.number(), origin.eventId());
        }
        lastPosition.accumulateAndGet(position.take(), Math::max);
        return ImportedLine.created(line.number(), origin.eventId());
    }

    private ImportedLine check(LineReader.Line line, Origin origin) {
        return events.check(line.bytes(), origin, clock.instant()) == Outcome.ALREADY_EXISTS
                ? ImportedLine.exists(line.number(), origin.eventId())
                : ImportedLine.created(line.number(), null);
    }

    private static ImportedLine failed(long line) {
        ErrorEnvelope error = ErrorEnvelope.of(ErrorCode.INTERNAL_ERROR.name(), "Internal Server Error", List.of());
        return new ImportedLine(line, ErrorCode.INTERNAL_ERROR.status(), null, error.error());
    }

    /** Most clients send the whole body, up to this length, before they notice that the response has ended. */
    private void discardRest() throws IOException {
        byte[] buffer = new byte[8192];
        long left = MAX_BYTES;
        for (int read = 0; read >= 0 && left > 0; left -= read) {
            read = body.read(buffer);
        }
    }
}
