package com.ticketing.events.app.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.app.audit.AuditFeedReader.FeedEvent;
import com.ticketing.events.app.support.AuditBlackBoxTest;
import com.ticketing.events.app.support.ConcurrentCallers;
import com.ticketing.events.app.support.EventBody;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/** Audit feed: {@code GET /audit/events} as an event stream. */
@Timeout(120)
class AuditFeedIT extends AuditBlackBoxTest {

    private static final int WRITERS = 8;
    private static final int CHANGES_PER_WRITER = 40;

    @Test
    void sendsStoredEntriesThenCaughtUpThenLiveEntries() throws Exception {
        String id = createEventWithHistory(EventBody.valid(), "feed");
        try (AuditFeedReader feed = feed("?eventId=" + id, null)) {
            assertThat(feed.headerLines().getFirst()).contains("200");
            assertThat(feed.headerLines())
                    .contains("Content-Type: text/event-stream;charset=UTF-8", "Cache-Control: no-store");
            List<FeedEvent> stored = feed.untilCaughtUp();
            assertThat(stored.stream().map(FeedEvent::entry).toList())
                    .isEqualTo(entries(admin().queryParam("eventId", id).get("/audit/events")));
            assertThat(stored)
                    .allSatisfy(event -> assertThat(event.id())
                            .isEqualTo(event.entry().get("position").longValue()));
            for (int i = 0; i < 3; i++) {
                create(EventBody.valid());
                patch(id, Map.of("internalNotes", "live " + i)).statusCode(200);
                JsonNode live = Objects.requireNonNull(feed.next()).entry();
                assertThat(live.at("/changes/internalNotes/to").stringValue()).isEqualTo("live " + i);
                assertThat(live.get("version").longValue()).isEqualTo(stored.size() + i);
            }
        }
    }

    @Test
    void losesAndRepeatsNothingWhenResumedUnderConcurrentWrites() throws Exception {
        long start = positions(history(create(EventBody.valid()))).getLast();
        AtomicBoolean done = new AtomicBoolean();
        CompletableFuture<List<FeedEvent>> reading =
                CompletableFuture.supplyAsync(() -> readWithReconnects(start, done), Thread::startVirtualThread);
        List<List<Long>> written = ConcurrentCallers.run(WRITERS, writer -> {
            String id = create(EventBody.valid());
            for (int i = 1; i < CHANGES_PER_WRITER; i++) {
                patch(id, Map.of("internalNotes", "writer " + writer + " " + i)).statusCode(200);
            }
            return positions(history(id));
        });
        done.set(true);
        create(EventBody.valid().with("internalNotes", "the end"));

        List<FeedEvent> read = reading.get();
        assertThat(read)
                .extracting(FeedEvent::id)
                .containsExactlyElementsOf(LongStream.rangeClosed(start + 1, start + read.size())
                        .boxed()
                        .toList());
        assertThat(read.stream().map(FeedEvent::id).toList())
                .containsAll(written.stream().flatMap(List::stream).toList());
        assertThat(read.stream().map(FeedEvent::entry).toList()).isEqualTo(readAuditPages(start, 100));
    }

    @Test
    void prefersLastEventIdToTheAfterParameter() throws Exception {
        String id = createEventWithHistory(EventBody.valid(), "resume");
        List<Long> positions = positions(history(id));
        try (AuditFeedReader feed = feed("?after=1&eventId=" + id, positions.get(2))) {
            assertThat(feed.untilCaughtUp())
                    .extracting(FeedEvent::id)
                    .containsExactlyElementsOf(positions.subList(3, positions.size()));
        }
        try (AuditFeedReader feed = feed("?eventId=" + id + "&after=" + positions.get(3), null)) {
            assertThat(feed.untilCaughtUp()).extracting(FeedEvent::id).containsExactly(positions.getLast());
        }
    }

    @Test
    void sendsKeepAliveCommentsWhileIdle() throws Exception {
        try (AuditFeedReader feed = feed("?actor=nobody", null)) {
            assertThat(feed.untilCaughtUp()).isEmpty();
            for (int i = 0; i < 3; i++) {
                create(EventBody.valid());
                assertThat(feed.nextComment()).isEqualTo(": keep-alive");
            }
        }
    }

    @Test
    void returnsOnlyHeadersForHead() {
        admin().accept("text/event-stream")
                .head("/audit/events")
                .then()
                .statusCode(200)
                .contentType("text/event-stream");
    }

    private AuditFeedReader feed(String query, @Nullable Long lastEventId) throws IOException {
        return new AuditFeedReader(port, query, lastEventId);
    }

    /** Disconnects after every few entries and resumes with {@code Last-Event-ID} until the last entry. */
    private List<FeedEvent> readWithReconnects(long start, AtomicBoolean done) {
        List<FeedEvent> read = new ArrayList<>();
        long last = start;
        while (true) {
            int remaining = done.get() ? Integer.MAX_VALUE : 1 + (int) (last * 7 % 40);
            try (AuditFeedReader feed = feed("", last)) {
                while (remaining > 0) {
                    FeedEvent event = Objects.requireNonNull(feed.next());
                    if (event.name() == null) {
                        read.add(event);
                        last = Objects.requireNonNull(event.id());
                        remaining--;
                        if ("the end"
                                .equals(event.entry()
                                        .at("/changes/internalNotes/to")
                                        .asString(""))) {
                            return read;
                        }
                    }
                }
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
    }
}
