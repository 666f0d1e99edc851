package com.ticketing.events.query.audit.log;

import static com.ticketing.events.query.audit.FakeAuditLog.created;
import static com.ticketing.events.query.audit.FakeAuditLog.notes;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.ticketing.events.error.Unavailable;
import com.ticketing.events.query.audit.AuditFilter;
import com.ticketing.events.query.audit.FakeAuditLog;
import com.ticketing.events.query.audit.history.EventHistoryReader;
import com.ticketing.events.query.http.ServerSentEventWriter;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.json.JsonMapper;

@Timeout(30)
class AuditFeedTest {

    private static final UUID JAZZ = new UUID(0, 1);
    private static final UUID OTHER = new UUID(0, 2);

    private final FakeAuditLog log = new FakeAuditLog();
    private final AuditEntryReader reader = new AuditEntryReader(log, new EventHistoryReader(log));
    private final FeedRegistry feeds = new FeedRegistry();
    private final ByteArrayOutputStream sent = new ByteArrayOutputStream();

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
        start(new AuditRequest(AuditFilter.ALL, 3, 10), Duration.ofMinutes(1));
        await().until(() -> sent().contains("event: caught-up\ndata: {\"position\":250}\n\n"));
        log.add(created(OTHER));
        await().until(() -> sent().contains("id: 251\n"));

        assertThat(sent()).startsWith("retry: 3000\n\nid: 4\ndata: {\"eventId\":\"" + JAZZ + "\",\"position\":4,");
        assertThat(sent().lines().filter(line -> line.startsWith("id: ")))
                .hasSize(248)
                .doesNotHaveDuplicates();
    }

    @Test
    void sendsKeepAlivesWhileOnlyFilteredOutEventsArrive() throws Exception {
        start(new AuditRequest(new AuditFilter(null, OTHER, null), 0, 10), Duration.ofMillis(50));
        log.add(created(JAZZ));
        while (!sent().contains(": keep-alive\n\n: keep-alive\n\n")) {
            log.add(notes(JAZZ, "note"));
            Thread.sleep(1);
        }
        assertThat(sent()).doesNotContain("id: ");
    }

    @Test
    void failsBeforeTheFirstWriteIfTheLogIsUnavailable() {
        log.add(created(JAZZ));
        log.setUnavailable();
        assertThatThrownBy(() -> feed(new AuditRequest(AuditFilter.ALL, 0, 10), Duration.ofMinutes(1)))
                .isInstanceOf(Unavailable.class);
    }

    @Test
    void endsWhenTheServiceStopsAndRefusesNewFeeds() throws Exception {
        Thread thread = start(new AuditRequest(AuditFilter.ALL, 0, 10), Duration.ofMinutes(1));
        await().until(() -> sent().contains("caught-up"));
        feeds.stop();
        thread.join();

        assertThat(sent()).endsWith("data: {\"position\":0}\n\n");
        assertThatThrownBy(() -> feeds.run(() -> {})).isInstanceOf(Unavailable.class);
    }

    private Thread start(AuditRequest request, Duration keepAlive) {
        feeds.start();
        AuditFeed feed = feed(request, keepAlive);
        return Thread.startVirtualThread(() -> {
            try {
                feeds.run(() -> feed.sendTo(new ServerSentEventWriter(sent)));
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });
    }

    private AuditFeed feed(AuditRequest request, Duration keepAlive) {
        return new AuditFeed(log, reader, new JsonMapper(), keepAlive, request);
    }

    private String sent() {
        return sent.toString(UTF_8);
    }
}
