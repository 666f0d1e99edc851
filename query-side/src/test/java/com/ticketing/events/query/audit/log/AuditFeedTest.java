package com.ticketing.events.query.audit.log;

import static com.ticketing.events.query.audit.FakeAuditLog.created;
import static com.ticketing.events.query.audit.FakeAuditLog.notes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.ticketing.events.error.RateLimited;
import com.ticketing.events.error.Unavailable;
import com.ticketing.events.query.audit.AuditFilter;
import com.ticketing.events.query.audit.FakeAuditLog;
import com.ticketing.events.query.stream.RecordingOutput;
import com.ticketing.events.supervision.LoopName;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class AuditFeedTest {

    private static final UUID JAZZ = new UUID(0, 1);
    private static final UUID OTHER = new UUID(0, 2);

    private final FakeAuditLog log = new FakeAuditLog();
    private final AuditFeedFixture feeds = new AuditFeedFixture(log, Duration.ofMillis(50));

    @AfterEach
    void stopFeeds() {
        feeds.stop();
    }

    @Test
    void sendsTheBacklogInBatchesThenCaughtUpThenNewEntries() {
        log.add(created(JAZZ));
        for (int i = 1; i < 250; i++) {
            log.add(notes(JAZZ, "note " + i));
        }
        RecordingOutput feed = open(3);
        await().until(() -> feed.text().contains("event: caught-up\ndata: {\"position\":250}\n\n"));
        log.add(created(OTHER));
        await().until(() -> feed.text().contains("id: 251\n"));

        assertThat(feed.text()).startsWith("retry: 3000\n\nid: 4\ndata: {\"eventId\":\"" + JAZZ + "\",\"position\":4,");
        assertThat(feed.text().lines().filter(line -> line.startsWith("id: ")))
                .hasSize(248)
                .doesNotHaveDuplicates();
    }

    @Test
    void sendsNoMoreThanOneBatchAheadOfASlowClient() {
        RecordingOutput feed = open(0);
        feed.stopReading();
        log.add(created(JAZZ));
        await().until(() -> feed.text().contains("id: 1\n"));
        for (int i = 1; i < 500; i++) {
            log.add(notes(JAZZ, "note " + i));
        }
        assertThat(feed.text()).doesNotContain("id: 2\n");
        feed.continueReading();
        await().until(() -> feed.text().contains("id: 500\n"));
    }

    @Test
    void sendsKeepAlivesWhileOnlyFilteredOutEventsArrive() throws Exception {
        RecordingOutput feed = feeds.open(new AuditRequest(new AuditFilter(null, OTHER, null), 0, 10));
        log.add(created(JAZZ));
        while (!feed.text().contains(": keep-alive\n\n: keep-alive\n\n")) {
            log.add(notes(JAZZ, "note"));
            Thread.sleep(1);
        }
        assertThat(feed.text()).doesNotContain("id: ");
    }

    @Test
    void failsBeforeTheFirstWriteIfTheLogIsUnavailable() {
        log.add(created(JAZZ));
        log.setUnavailable();
        assertThatThrownBy(() -> open(0)).isInstanceOf(Unavailable.class);
        assertThat(feeds.openFeeds()).isZero();
    }

    @Test
    void endsWithAnErrorEventIfTheLogFailsDuringTheFeed() {
        RecordingOutput feed = open(0);
        log.setUnavailable();
        log.add(created(JAZZ));
        await().until(feed::hasEnded);
        assertThat(feed.text())
                .contains("event: caught-up")
                .endsWith("event: error\ndata: {\"error\":{\"code\":\"UNAVAILABLE\","
                        + "\"message\":\"The log does not respond\",\"details\":[]}}\n\n");
    }

    @Test
    void endsWithAnErrorEventWhenItsTokenHasExpired() {
        RecordingOutput feed = open(0);
        await().until(() -> feed.text().contains("event: caught-up"));

        feeds.isAuthorized.set(false);

        await().until(feed::hasEnded);
        assertThat(feed.text())
                .endsWith("event: error\ndata: {\"error\":{\"code\":\"UNAUTHORIZED\","
                        + "\"message\":\"The token has expired\",\"details\":[]}}\n\n");
    }

    @Test
    void continuesAfterAnErrorInTheLoop() {
        RecordingOutput feed = open(0);
        feeds.supervisor.injectOnce(LoopName.AUDIT_FEEDS.text(), new LinkageError("injected"));
        log.add(created(JAZZ));
        await().until(() -> feed.text().contains("id: 1\n"));
    }

    @Test
    void endsWithAResetWhenTheLogIsReplaced() {
        log.add(created(JAZZ), notes(JAZZ, "second"), notes(JAZZ, "third"));
        RecordingOutput feed = open(0);
        await().until(() -> feed.text().contains("id: 3\n"));

        log.restore(1);

        await().until(feed::hasEnded);
        assertThat(feed.text()).endsWith("id: 1\nevent: reset\ndata: {\"position\":1}\n\n");
        log.add(notes(JAZZ, "another second"));
        RecordingOutput continued = open(1);
        await().until(() -> continued.text().contains("another second"));
        assertThat(continued.text()).doesNotContain("reset").contains("id: 2\n");
    }

    @Test
    void sendsOnlyAResetAfterAPositionThatTheLogDoesNotHave() {
        log.add(created(JAZZ));
        RecordingOutput feed = open(5);
        await().until(feed::hasEnded);
        assertThat(feed.text()).isEqualTo("retry: 3000\n\nid: 1\nevent: reset\ndata: {\"position\":1}\n\n");
    }

    /** Another node may have sent the position before this one has read it. */
    @Test
    void awaitsAPositionThatFollowsSoon() {
        log.add(created(JAZZ));
        Thread.startVirtualThread(() -> log.add(notes(JAZZ, "second")));
        RecordingOutput feed = open(2);
        log.add(notes(JAZZ, "third"));
        await().until(() -> feed.text().contains("id: 3\n"));
        assertThat(feed.text()).doesNotContain("reset");
    }

    @Test
    void refusesFeedsBeyondTheLimit() {
        open(0);
        open(0);
        assertThatThrownBy(() -> open(0)).isInstanceOf(RateLimited.class);
    }

    @Test
    void forgetsAFeedWhoseClientHasDisconnected() {
        RecordingOutput feed = open(0);
        feed.disconnect();
        log.add(created(JAZZ));
        await().until(() -> feeds.openFeeds() == 0);
    }

    @Test
    void endsWhenTheServiceStopsAndRefusesNewFeeds() {
        RecordingOutput feed = open(0);
        await().until(() -> feed.text().contains("caught-up"));
        feeds.stop();
        await().until(feed::hasEnded);
        assertThat(feed.text()).endsWith("data: {\"position\":0}\n\n");
        assertThatThrownBy(() -> open(0)).isInstanceOf(Unavailable.class);
    }

    private RecordingOutput open(long after) {
        return feeds.open(new AuditRequest(AuditFilter.ALL, after, 10));
    }
}
