package com.ticketing.events.app.eventlog.axon;

import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.DomainEvent;
import com.ticketing.events.DomainEventType;
import com.ticketing.events.EventCancelled;
import com.ticketing.events.EventCreated;
import com.ticketing.events.EventPublished;
import com.ticketing.events.EventStatus;
import com.ticketing.events.app.eventlog.fixtures.EventLogTestBase;
import com.ticketing.events.app.eventlog.fixtures.TestDatabase;
import com.ticketing.events.app.eventlog.fixtures.TestEventLog;
import com.ticketing.events.query.audit.AuditFilter;
import com.ticketing.events.query.audit.LoggedEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Contract of the audit log on every database, read from memory and from the database. */
abstract class AuditLogContract extends EventLogTestBase {

    private static final Instant AT = Instant.parse("2030-07-01T18:00:00Z");
    private static final UUID FIRST = new UUID(1, 1);
    private static final UUID SECOND = new UUID(1, 2);

    AuditLogContract(TestDatabase database) {
        super(database);
    }

    @BeforeEach
    void fill() {
        append(created(FIRST), 0, "ada");
        append(created(SECOND), 0, "ad\"a\u0000\\");
        append(new EventPublished(FIRST, "Jazz", AT), 1, "ad%");
        append(new EventPublished(SECOND, "Jazz", AT), 1, "ada");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, -, -, '[1, 2, 3, 4]'",
                "EVENT_PUBLISHED, -, -, '[3, 4]'",
                "EVENT_CANCELLED, -, -, '[]'",
                "-, 00000000-0000-0001-0000-000000000002, -, '[2, 4]'",
                "-, 00000000-0000-0009-0000-000000000009, -, '[]'",
                "-, -, ada, '[1, 4]'",
                "-, -, ad%, '[3]'",
                "-, -, ad_, '[]'",
                "-, -, Ada, '[]'",
                "EVENT_PUBLISHED, 00000000-0000-0001-0000-000000000002, ada, '[4]'"
            })
    void findsMatchingEvents(DomainEventType type, UUID eventId, String actor, String positions) {
        AuditFilter filter = new AuditFilter(type, eventId, actor);
        assertThat(positions(filter)).hasToString(positions);
        reopen();
        assertThat(positions(filter)).hasToString(positions);
    }

    /** Near the present, because a domain event is stored soon after the command that it states the time of. */
    @Test
    void findsDomainEventsOfAPeriod() {
        Instant second = Instant.now();
        Instant first = second.minusNanos(1);
        append(new EventCancelled(FIRST, "Jazz", first), 2, "ada");
        append(new EventCancelled(SECOND, "Jazz", second), 2, "ada");
        for (int round = 0; round < 2; round++) {
            assertThat(positionsBetween(first, second, null)).containsExactly(5L);
            assertThat(positionsBetween(null, second, null)).containsExactly(5L);
            assertThat(positionsBetween(second, AT, null)).containsExactly(6L);
            assertThat(positionsBetween(second, null, SECOND)).containsExactly(2L, 4L, 6L);
            assertThat(positionsBetween(null, first, null)).isEmpty();
            assertThat(positions(auditLog().between(0, 6, new AuditFilter(null, null, null, second, AT), 1)))
                    .containsExactly(6L);
            reopen();
        }
    }

    private List<Long> positionsBetween(@Nullable Instant from, @Nullable Instant to, @Nullable UUID eventId) {
        return positions(auditLog().between(0, 6, new AuditFilter(null, eventId, null, from, to), 10));
    }

    @Test
    void findsActorsWithSpecialCharacters() {
        AuditFilter filter = new AuditFilter(null, null, "ad\"a\u0000\\");
        reopen();
        assertThat(positions(filter)).containsExactly(2L);
    }

    @Test
    void respectsBoundsAndLimit() {
        for (int round = 0; round < 2; round++) {
            assertThat(positions(auditLog().between(1, 3, AuditFilter.ALL, 10))).containsExactly(2L, 3L);
            assertThat(positions(auditLog().between(1, 4, AuditFilter.ALL, 1))).containsExactly(2L);
            assertThat(auditLog().between(4, 4, AuditFilter.ALL, 10)).isEmpty();
            assertThat(positions(auditLog().ofEvent(SECOND, 0, 10))).containsExactly(2L, 4L);
            assertThat(positions(auditLog().ofEvent(SECOND, 1, 10))).containsExactly(4L);
            assertThat(positions(auditLog().ofEvent(SECOND, 0, 1))).containsExactly(2L);
            reopen();
        }
    }

    @Test
    void returnsActorRequestIdAndVersion() {
        reopen();
        LoggedEvent event = auditLog().between(3, 4, AuditFilter.ALL, 10).getFirst();
        assertThat(event).isEqualTo(new LoggedEvent(4, 1, "ada", "request", new EventPublished(SECOND, "Jazz", AT)));
    }

    @Test
    void signalsWaitingReaders() throws Exception {
        assertThat(auditLog().head()).isEqualTo(4);
        assertThat(auditLog().awaitBeyond(4, Duration.ofMillis(1))).isFalse();
        Thread.startVirtualThread(() -> append(created(new UUID(2, 2)), 0, "ada"));
        assertThat(auditLog().awaitBeyond(4, Duration.ofSeconds(20))).isTrue();
        assertThat(auditLog().head()).isEqualTo(5);
    }

    AxonAuditLog auditLog() {
        return new AxonAuditLog(log().eventLog(), log().domainEventEngine());
    }

    private List<Long> positions(AuditFilter filter) {
        return positions(auditLog().between(0, 4, filter, 10));
    }

    private static List<Long> positions(List<LoggedEvent> events) {
        return events.stream().map(LoggedEvent::position).toList();
    }

    private void append(DomainEvent event, long version, String actor) {
        append(log(), event, version, actor);
    }

    static void append(TestEventLog log, DomainEvent event, long version, String actor) {
        Map<String, String> metadata = Map.of("actor", actor, "requestId", "request");
        log.domainEventEngine()
                .appendEvents(
                        new GenericDomainEventMessage<>("Event", event.id().toString(), version, event, metadata));
    }

    static EventCreated created(UUID id) {
        return new EventCreated(id, "Jazz", AT, AT.plusSeconds(1), "Rome", EventStatus.DRAFT, null, null, AT);
    }
}
