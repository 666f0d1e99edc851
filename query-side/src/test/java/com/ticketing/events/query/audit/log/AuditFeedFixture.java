package com.ticketing.events.query.audit.log;

import com.ticketing.events.query.audit.AuditLog;
import com.ticketing.events.query.audit.history.EventHistoryReader;
import com.ticketing.events.query.http.BoundedWork;
import com.ticketing.events.query.stream.EventStreams;
import com.ticketing.events.query.stream.RecordingOutput;
import com.ticketing.events.query.stream.StreamKind;
import com.ticketing.events.query.stream.StreamWriter;
import com.ticketing.events.supervision.Supervisor;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import tools.jackson.databind.json.JsonMapper;

/** Audit feeds of a log. */
final class AuditFeedFixture {

    final AuditEntryReader reader;
    final AuditFeeds feeds;
    final Supervisor supervisor = new Supervisor();
    final AtomicBoolean isAuthorized = new AtomicBoolean(true);
    private final EventStreams streams;

    AuditFeedFixture(AuditLog log, Duration keepAlive) {
        reader = new AuditEntryReader(log, new EventHistoryReader(log));
        streams = new EventStreams(
                new StreamKind("feed", 2, 2, keepAlive, false),
                new StreamWriter(supervisor),
                new SimpleMeterRegistry());
        streams.start();
        feeds = new AuditFeeds(
                log, reader, new JsonMapper(), new BoundedWork(4, Duration.ofSeconds(2)), streams, supervisor);
    }

    RecordingOutput open(AuditRequest request) {
        RecordingOutput output = new RecordingOutput();
        feeds.open(request, "a", isAuthorized::get, () -> output);
        return output;
    }

    int openFeeds() {
        return streams.open();
    }

    void stop() {
        streams.stop();
        feeds.stop();
    }
}
