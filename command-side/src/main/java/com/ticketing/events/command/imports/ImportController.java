package com.ticketing.events.command.imports;

import com.ticketing.events.command.web.CommandPosition;
import com.ticketing.events.command.web.EventImporter;
import com.ticketing.events.error.RateLimited;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Endpoint that creates an Event from each line of a body, and responds with a line for each. */
@RestController
final class ImportController {

    private static final Logger LOG = LoggerFactory.getLogger(ImportController.class);

    /** Imports at a time; each may hold 12 MiB of outcomes. */
    private static final int MAX_IMPORTS = 4;

    private final Semaphore places = new Semaphore(MAX_IMPORTS);
    private final EventImporter events;
    private final CommandPosition position;
    private final Clock clock;
    private final JsonMapper json;

    ImportController(EventImporter events, CommandPosition position, Clock clock, JsonMapper json) {
        this.events = events;
        this.position = position;
        this.clock = clock;
        this.json = json;
    }

    @PostMapping(path = "/events/import", produces = ImportRequest.NDJSON_VALUE)
    void importEvents(HttpServletRequest request, HttpServletResponse response)
            throws IOException, InterruptedException {
        ImportRequest head = ImportRequest.of(request);
        if (!places.tryAcquire()) {
            throw new RateLimited("Too many imports are running; try again later");
        }
        try {
            respond(head, request, response);
        } finally {
            places.release();
        }
    }

    /** Another thread reads the lines than the one that sends the outcomes, so that neither waits for the other. */
    private void respond(ImportRequest head, HttpServletRequest request, HttpServletResponse response)
            throws IOException, InterruptedException {
        LineImport lines = new LineImport(head, request.getInputStream(), events, position, clock);
        Thread reader = Thread.ofVirtual().name("import-reader").start(lines::run);
        boolean hasTrailers = request.getProtocol().equals("HTTP/1.1");
        try {
            new ImportResponse(response, lines.outcomes(), () -> positionOf(lines), hasTrailers, json).send();
        } catch (IOException e) {
            LOG.debug("The client of the import {} has gone", head.requestId(), e);
        } finally {
            lines.outcomes().abandon();
            reader.join();
        }
    }

    private long positionOf(LineImport lines) {
        long last = lines.lastPosition();
        return last == 0 ? position.take() : last;
    }
}
