package com.ticketing.events.query.audit.log;

import static com.ticketing.events.query.audit.FakeAuditLog.CREATED_AT;
import static com.ticketing.events.query.audit.FakeAuditLog.cancelled;
import static com.ticketing.events.query.audit.FakeAuditLog.created;
import static com.ticketing.events.query.audit.FakeAuditLog.notes;
import static com.ticketing.events.query.audit.FakeAuditLog.published;
import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.DomainEventType;
import com.ticketing.events.query.audit.AuditFilter;
import com.ticketing.events.query.audit.FakeAuditLog;
import com.ticketing.events.query.audit.history.EventHistoryReader;
import com.ticketing.events.query.audit.history.FieldChange;
import com.ticketing.events.query.audit.history.HistoryEntry;
import com.ticketing.events.query.audit.history.WholeHistory;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditEntryReaderTest {

    private static final UUID JAZZ = new UUID(0, 1);
    private static final UUID OTHER = new UUID(0, 2);

    private final FakeAuditLog log = new FakeAuditLog();
    private final EventHistoryReader histories = new EventHistoryReader(log);
    private final AuditEntryReader reader = new AuditEntryReader(log, histories);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 100})
    void derivesTheSameChangesAsTheHistoryInPagesOfAnySize(int size) {
        log.add(created(JAZZ), notes(JAZZ, "a"), created(OTHER), published(JAZZ, CREATED_AT), notes(OTHER, "x"));
        log.add(cancelled(JAZZ, CREATED_AT), notes(JAZZ, "b"), notes(OTHER, null), notes(JAZZ, "c"));

        for (UUID id : List.of(JAZZ, OTHER)) {
            List<HistoryEntry> history = WholeHistory.of(id, histories);
            assertThat(allEntries(size, AuditFilter.ALL).stream()
                            .filter(entry -> entry.eventId().equals(id))
                            .map(AuditEntry::entry))
                    .containsExactlyElementsOf(history);
        }
    }

    @Test
    void derivesChangesAcrossFilteredOutDomainEvents() {
        log.add(created(JAZZ), notes(JAZZ, "a"), published(JAZZ, CREATED_AT), notes(JAZZ, "b"));

        List<AuditEntry> entries = allEntries(100, new AuditFilter(DomainEventType.INTERNAL_NOTES_REVISED, null, null));

        assertThat(entries.getLast().entry().changes()).containsValue(new FieldChange("a", "b", false));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 100})
    void doesNotServeErasedDataFromTheCache(int size) {
        log.add(created(JAZZ), notes(JAZZ, "a"), published(JAZZ, CREATED_AT), notes(JAZZ, "b"), notes(JAZZ, null));
        allEntries(size, AuditFilter.ALL);

        log.erase(JAZZ);

        assertThat(allEntries(size, AuditFilter.ALL))
                .extracting(entry -> entry.entry().changes().get("internalNotes"))
                .containsExactly(
                        new FieldChange(null, null, false),
                        new FieldChange(null, null, true),
                        null,
                        new FieldChange(null, null, true),
                        new FieldChange(null, null, true),
                        null);
    }

    private List<AuditEntry> allEntries(int pageSize, AuditFilter filter) {
        List<AuditEntry> entries = new ArrayList<>();
        for (long after = 0; after < log.head(); ) {
            AuditPage page = reader.page(new AuditRequest(filter, after, pageSize));
            entries.addAll(page.entries());
            after = page.next();
        }
        return entries;
    }
}
