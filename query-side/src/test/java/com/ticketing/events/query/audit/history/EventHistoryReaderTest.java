package com.ticketing.events.query.audit.history;

import static com.ticketing.events.query.audit.FakeAuditLog.CREATED_AT;
import static com.ticketing.events.query.audit.FakeAuditLog.cancelled;
import static com.ticketing.events.query.audit.FakeAuditLog.created;
import static com.ticketing.events.query.audit.FakeAuditLog.moved;
import static com.ticketing.events.query.audit.FakeAuditLog.notes;
import static com.ticketing.events.query.audit.FakeAuditLog.published;
import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.CancellationReasonRevised;
import com.ticketing.events.EventCancelled;
import com.ticketing.events.EventDiscarded;
import com.ticketing.events.EventStatus;
import com.ticketing.events.PublicationScheduled;
import com.ticketing.events.PublicationUnscheduled;
import com.ticketing.events.query.audit.FakeAuditLog;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EventHistoryReaderTest {

    private static final UUID JAZZ = new UUID(0, 1);
    private static final UUID OTHER = new UUID(0, 2);

    private final FakeAuditLog log = new FakeAuditLog();
    private final EventHistoryReader histories = new EventHistoryReader(log);

    @Test
    void derivesEachChangeFromTheStateBefore() {
        log.add(created(JAZZ), created(OTHER), published(JAZZ, CREATED_AT), notes(OTHER, "other"), notes(JAZZ, "a"));
        log.add(notes(JAZZ, "b"), moved(JAZZ, "Rome", CREATED_AT), cancelled(JAZZ, CREATED_AT));

        List<HistoryEntry> entries = page(new HistoryRequest(0, 100)).entries();

        assertThat(entries).extracting(HistoryEntry::position).containsExactly(3L, 5L, 6L, 7L, 8L);
        assertThat(entries.get(0).changes())
                .containsOnlyKeys("status")
                .containsValue(new FieldChange(EventStatus.DRAFT, EventStatus.PUBLISHED, false));
        assertThat(entries.get(2).changes())
                .containsOnlyKeys("internalNotes")
                .containsValue(new FieldChange("a", "b", false));
        assertThat(entries.get(3).changes())
                .containsOnlyKeys("location")
                .containsValue(new FieldChange("Berlin", "Rome", false));
        assertThat(entries.get(4).changes())
                .containsValue(new FieldChange(EventStatus.PUBLISHED, EventStatus.CANCELLED, false));
    }

    @Test
    void readsLongHistoriesInBatches() {
        log.add(created(JAZZ));
        for (int i = 1; i <= 450; i++) {
            log.add(notes(JAZZ, "note " + i));
        }

        HistoryPage page = page(new HistoryRequest(399, 20));

        assertThat(page.entries().getFirst().changes()).containsValue(new FieldChange("note 399", "note 400", false));
        assertThat(page.next()).isEqualTo(419);
        assertThat(histories.stateAt(JAZZ, 450).map(state -> state.entry().internalNotes()))
                .contains("note 450");
        assertThat(page(new HistoryRequest(430, 20)).next()).isNull();
        assertThat(page(new HistoryRequest(5000, 20)).entries()).isEmpty();
    }

    @Test
    void findsNothingForAnUnknownEvent() {
        log.add(created(JAZZ));

        assertThat(histories.page(OTHER, new HistoryRequest(-1, 100))).isEmpty();
        assertThat(histories.page(OTHER, new HistoryRequest(3, 100))).isEmpty();
        assertThat(histories.stateAt(OTHER, 0)).isEmpty();
        assertThat(histories.asOf(OTHER, CREATED_AT)).isEmpty();
    }

    @Test
    void returnsTheStateAsOfAnInstant() {
        Instant later = CREATED_AT.plusSeconds(10);
        log.add(created(JAZZ), published(JAZZ, later), cancelled(JAZZ, later.plusSeconds(10)));

        assertThat(histories.asOf(JAZZ, CREATED_AT.minusNanos(1))).isEmpty();
        assertThat(statusAt(CREATED_AT)).isEqualTo(EventStatus.DRAFT);
        assertThat(statusAt(later.minusNanos(1))).isEqualTo(EventStatus.DRAFT);
        assertThat(statusAt(later)).isEqualTo(EventStatus.PUBLISHED);
        assertThat(statusAt(later.plusSeconds(1000))).isEqualTo(EventStatus.CANCELLED);
    }

    @Test
    void prefersTheLaterVersionIfInstantsAreOutOfOrder() {
        Instant later = CREATED_AT.plusSeconds(10);
        log.add(created(JAZZ), published(JAZZ, later), cancelled(JAZZ, later.minusSeconds(5)));

        assertThat(statusAt(later.minusSeconds(6))).isEqualTo(EventStatus.DRAFT);
        assertThat(statusAt(later.minusSeconds(5))).isEqualTo(EventStatus.CANCELLED);
    }

    @Test
    void marksErasedDataInEveryEntryThatContainedThem() {
        log.add(created(JAZZ), notes(JAZZ, "a"), published(JAZZ, CREATED_AT), notes(JAZZ, "b"), notes(JAZZ, null))
                .erase(JAZZ)
                .add(notes(JAZZ, "c"));

        List<HistoryEntry> entries = page(new HistoryRequest(-1, 100)).entries();

        FieldChange erased = new FieldChange(null, null, true);
        assertThat(entries.get(0).changes())
                .containsEntry("createdBy", erased)
                .containsEntry("internalNotes", new FieldChange(null, null, false))
                .containsEntry("title", new FieldChange(null, "Jazz", false));
        assertThat(entries.get(1).changes()).containsOnlyKeys("internalNotes").containsValue(erased);
        assertThat(entries.get(2).changes()).containsOnlyKeys("status");
        assertThat(entries.get(3).changes()).containsOnlyKeys("internalNotes").containsValue(erased);
        assertThat(entries.get(4).changes()).containsOnlyKeys("internalNotes").containsValue(erased);
        assertThat(entries.get(5).changes()).containsOnlyKeys("createdBy").containsValue(erased);
        assertThat(entries.get(6).changes()).containsValue(new FieldChange(null, "c", false));
        assertThat(entries)
                .extracting(HistoryEntry::erased)
                .containsExactly(true, true, false, true, true, true, false);
    }

    @Test
    void derivesTheScheduleOfAPublication() {
        Instant first = CREATED_AT.plusSeconds(60);
        log.add(
                created(JAZZ),
                new PublicationScheduled(JAZZ, first, CREATED_AT),
                new PublicationUnscheduled(JAZZ, CREATED_AT),
                new PublicationScheduled(JAZZ, first, CREATED_AT),
                published(JAZZ, CREATED_AT));

        List<HistoryEntry> entries = page(new HistoryRequest(-1, 100)).entries();

        assertThat(entries.get(0).changes()).doesNotContainKey("publishAt");
        assertThat(entries.get(1).changes())
                .containsOnlyKeys("publishAt")
                .containsValue(new FieldChange(null, first, false));
        assertThat(entries.get(2).changes())
                .containsOnlyKeys("publishAt")
                .containsValue(new FieldChange(first, null, false));
        assertThat(entries.get(4).changes())
                .containsOnlyKeys("status", "publishAt")
                .containsEntry("publishAt", new FieldChange(first, null, false));
    }

    @Test
    void derivesTheReasonOfACancellation() {
        log.add(
                created(JAZZ),
                new EventCancelled(JAZZ, "Jazz", "Storm", CREATED_AT),
                new CancellationReasonRevised(JAZZ, "Strike", CREATED_AT));

        List<HistoryEntry> entries = page(new HistoryRequest(-1, 100)).entries();

        assertThat(entries.get(0).changes()).doesNotContainKey("reason");
        assertThat(entries.get(1).changes())
                .containsOnlyKeys("status", "reason")
                .containsEntry("reason", new FieldChange(null, "Storm", false));
        assertThat(entries.get(2).changes())
                .containsOnlyKeys("reason")
                .containsValue(new FieldChange("Storm", "Strike", false));
    }

    @Test
    void keepsTheHistoryOfADiscardedEvent() {
        Instant later = CREATED_AT.plusSeconds(10);
        log.add(created(JAZZ), new EventDiscarded(JAZZ, later));

        assertThat(page(new HistoryRequest(0, 100)).entries().getFirst())
                .returns("event-discarded", HistoryEntry::type)
                .returns(Map.of(), HistoryEntry::changes);
        assertThat(statusAt(later.minusNanos(1))).isEqualTo(EventStatus.DRAFT);
        assertThat(histories.asOf(JAZZ, later)).isEmpty();

        log.erase(JAZZ);
        assertThat(page(new HistoryRequest(-1, 100)).entries())
                .extracting(HistoryEntry::erased)
                .containsExactly(true, false, true);
        assertThat(histories.asOf(JAZZ, later.plusSeconds(1))).isEmpty();
    }

    @Test
    void returnsTheStateAsOfAnInstantWithoutErasedData() {
        log.add(created(JAZZ), notes(JAZZ, "a")).erase(JAZZ);

        assertThat(histories.asOf(JAZZ, CREATED_AT)).hasValueSatisfying(entry -> {
            assertThat(entry.createdBy()).isNull();
            assertThat(entry.internalNotes()).isNull();
        });
    }

    private HistoryPage page(HistoryRequest request) {
        return histories.page(JAZZ, request).orElseThrow();
    }

    private EventStatus statusAt(Instant instant) {
        return histories.asOf(JAZZ, instant).orElseThrow().status();
    }
}
