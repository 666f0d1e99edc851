package com.ticketing.events.query.catalog.changes;

import static com.ticketing.events.query.catalog.CatalogSamples.NOW;
import static com.ticketing.events.query.catalog.CatalogSamples.event;
import static com.ticketing.events.query.catalog.CatalogSamples.eventIn;
import static com.ticketing.events.query.catalog.CatalogSamples.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.ticketing.events.DomainEvent;
import com.ticketing.events.EventCancelled;
import com.ticketing.events.EventStatus;
import com.ticketing.events.InternalNotesRevised;
import com.ticketing.events.error.RateLimited;
import com.ticketing.events.query.catalog.live.CatalogWriter;
import com.ticketing.events.query.catalog.live.LiveCatalog;
import com.ticketing.events.query.catalog.row.ChangePoint;
import com.ticketing.events.query.stream.EventStreams;
import com.ticketing.events.query.stream.RecordingOutput;
import com.ticketing.events.query.stream.StreamKind;
import com.ticketing.events.query.stream.StreamWriter;
import com.ticketing.events.supervision.LoopName;
import com.ticketing.events.supervision.Supervisor;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ChangeFeedTest {

    private static final String START = ChangeCursor.format(ChangePoint.START);

    private final LiveCatalog catalog = new LiveCatalog();
    private final Supervisor supervisor = new Supervisor();
    private final EventStreams streams = new EventStreams(
            new StreamKind("changes", 2, 2, Duration.ofMillis(100), false),
            new StreamWriter(supervisor),
            new SimpleMeterRegistry());
    private final ChangeFeeds feeds =
            new ChangeFeeds(catalog, new JsonMapper(), Clock.fixed(NOW, ZoneOffset.UTC), streams, supervisor);

    ChangeFeedTest() {
        streams.start();
    }

    @AfterEach
    void stop() {
        streams.stop();
        feeds.stop();
    }

    private RecordingOutput open(ChangePoint after) {
        RecordingOutput output = new RecordingOutput();
        feeds.open(after, "a", () -> output);
        return output;
    }

    private void apply(DomainEvent event, long version) {
        CatalogWriter.apply(catalog, event, version, catalog.position() + 1);
    }

    private String cursor() {
        return ChangeCursor.format(catalog.changesAfter(0, 10_000).next());
    }

    private static List<String> idsOf(RecordingOutput feed) {
        return feed.text().lines().filter(line -> line.startsWith("id: ")).toList();
    }

    @Test
    void sendsTheBacklogInPartsThenCaughtUpThenEachChange() {
        int events = 3 * ChangeFeeds.PART_CHANGES + 1;
        for (int n = 1; n <= events; n++) {
            apply(eventIn(n, "Berlin"), 0);
        }
        RecordingOutput feed = open(ChangePoint.START);
        await().until(() -> feed.text().contains("event: caught-up\ndata: {\"next\":\"" + cursor() + "\"}\n\n"));
        assertThat(feed.text()).startsWith("retry: 3000\n\nid: ").contains("data: {\"event\":{\"id\":\"" + id(1));
        assertThat(idsOf(feed)).hasSize(events).doesNotHaveDuplicates().last().isEqualTo("id: " + cursor());

        apply(new EventCancelled(id(7), "Jazz", NOW), 1);
        await().until(() -> feed.text().contains("id: " + cursor() + "\ndata: {\"event\":{\"id\":\"" + id(7)));
    }

    @Test
    void isSilentAboutDraftsAndNotes() {
        apply(eventIn(1, "Berlin"), 0);
        RecordingOutput feed = open(ChangePoint.START);
        await().until(() -> feed.text().contains("caught-up"));
        String before = feed.text();
        int writes = feed.writes();
        apply(event(2, EventStatus.DRAFT), 0);
        apply(new InternalNotesRevised(id(1), "secret", NOW), 1);
        await().until(() -> feed.writes() > writes);
        assertThat(feed.text().substring(before.length())).matches("(: keep-alive\n\n)+");
    }

    @Test
    void makesOnePartAheadOfASlowClient() {
        RecordingOutput feed = open(ChangePoint.START);
        await().until(() -> feed.text().contains("caught-up"));
        feed.stopReading();
        apply(eventIn(1, "Berlin"), 0);
        await().until(() -> feed.text().contains(id(1).toString()));
        int events = 4 * ChangeFeeds.PART_CHANGES;
        for (int n = 2; n <= events; n++) {
            apply(eventIn(n, "Berlin"), 0);
        }
        assertThat(feed.text()).doesNotContain(id(2).toString());
        feed.continueReading();
        await().until(() -> feed.text().contains(id(events).toString()));
        assertThat(idsOf(feed)).doesNotHaveDuplicates();
    }

    @Test
    void endsWithAResetWhenTheLogIsReplaced() {
        apply(eventIn(1, "Berlin"), 0);
        RecordingOutput feed = open(ChangePoint.START);
        await().until(() -> feed.text().contains("caught-up"));
        CatalogWriter.clear(catalog);
        await().until(feed::hasEnded);
        assertThat(feed.text()).endsWith("id: " + START + "\nevent: reset\ndata: {\"next\":\"" + START + "\"}\n\n");
    }

    @Test
    void endsWithAResetAfterACursorOfAnotherLog() {
        apply(eventIn(1, "Berlin"), 0);
        ChangePoint end = catalog.changesAfter(0, 1).next();
        RecordingOutput feed = open(new ChangePoint(end.number(), end.fingerprint() + 1));
        await().until(feed::hasEnded);
        assertThat(feed.text()).contains("event: reset").doesNotContain("Berlin");
    }

    @Test
    void endsWithAResetAfterACursorThatIsNotReached() {
        RecordingOutput feed = open(new ChangePoint(5, 1));
        await().until(feed::hasEnded);
        assertThat(feed.text()).contains("event: reset");
    }

    @Test
    void awaitsACursorThatIsReachedSoon() {
        LiveCatalog other = new LiveCatalog();
        CatalogWriter.apply(other, eventIn(1, "Berlin"), 0, 1);
        RecordingOutput feed = open(other.changesAfter(0, 1).next());
        apply(eventIn(1, "Berlin"), 0);
        apply(eventIn(2, "Rome"), 0);
        await().until(() -> feed.text().contains("caught-up"));
        assertThat(feed.text()).contains("Rome").doesNotContain("Berlin", "reset");
    }

    @Test
    void continuesAfterAnErrorInTheLoop() {
        RecordingOutput feed = open(ChangePoint.START);
        supervisor.injectOnce(LoopName.PUBLIC_CHANGES.text(), new LinkageError("injected"));
        apply(eventIn(1, "Berlin"), 0);
        await().until(() -> feed.text().contains("Berlin"));
    }

    @Test
    void refusesFeedsBeyondTheLimitAndForgetsClosedOnes() {
        RecordingOutput first = open(ChangePoint.START);
        open(ChangePoint.START);
        assertThatThrownBy(() -> open(ChangePoint.START)).isInstanceOf(RateLimited.class);
        first.disconnect();
        apply(eventIn(1, "Berlin"), 0);
        await().until(() -> streams.open() == 1);
    }

    @Test
    void endsWhenTheServiceStops() {
        RecordingOutput feed = open(ChangePoint.START);
        await().until(() -> feed.text().contains("caught-up"));
        streams.stop();
        await().until(feed::hasEnded);
    }
}
