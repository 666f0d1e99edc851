package com.ticketing.events.app.eventlog.backup;

import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.DomainEvent;
import com.ticketing.events.EventCreated;
import com.ticketing.events.EventStatus;
import com.ticketing.events.InternalNotesRevised;
import com.ticketing.events.PersonalDataErased;
import com.ticketing.events.app.eventlog.ErasureReplay;
import com.ticketing.events.app.eventlog.LedgerReconciliation;
import com.ticketing.events.app.eventlog.axon.AxonAuditLog;
import com.ticketing.events.app.eventlog.fixtures.EventLogTestBase;
import com.ticketing.events.app.eventlog.fixtures.TestDatabase;
import com.ticketing.events.app.eventlog.serialization.DomainEventTypeNames;
import com.ticketing.events.app.eventlog.serialization.EventSerializer;
import com.ticketing.events.app.personaldata.ledger.ErasureLedger;
import com.ticketing.events.query.audit.AuditFilter;
import com.ticketing.events.query.audit.LoggedEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** A log that was restored from a backup made before an erasure, and the ledger that has the erasure. */
@ExtendWith(OutputCaptureExtension.class)
abstract class RestoredErasureContract extends EventLogTestBase {

    private static final Instant AT = Instant.parse("2030-07-01T18:00:00Z");
    private static final UUID JAZZ = new UUID(1, 1);
    private static final UUID OTHER = new UUID(1, 2);
    private static final Set<String> BOTH = Set.of("internalNotes", "createdBy");

    private ErasureLedger ledger;

    RestoredErasureContract(TestDatabase database) {
        super(database);
    }

    @BeforeEach
    void locateLedger() {
        ledger = ErasureLedger.at(database.directory().resolve("ledger"));
    }

    @Test
    void appliesTheErasuresThatTheRestoredLogLacks(CapturedOutput output) {
        append(0, created(JAZZ), notes(JAZZ, "ask Ada"));
        append(0, created(OTHER));
        reconcile();
        saveTables();
        append(2, erasure(JAZZ));
        append(3, notes(JAZZ, "again"));
        append(4, erasure(JAZZ));
        append(0, created(new UUID(1, 3)));
        append(1, erasure(new UUID(1, 3)));
        assertThat(reconcile().applied()).isZero();

        restoreTables();
        assertThat(erased()).containsOnly(Set.of());
        assertThat(reconcile().applied()).isEqualTo(2);

        assertThat(erased()).containsExactly(BOTH, Set.of("internalNotes"), Set.of(), Set.of(), Set.of());
        assertThat(column("select event_position from personal_data_key")).containsExactly("3");
        assertThat(column("select version from domain_event where position > 3 order by position"))
                .containsExactly("2", "3");
        assertThat(read()).extracting(LoggedEvent::actor).endsWith("restore", "restore");
        assertThat(log().eventLog().hashChain().verify(1, 5).valid()).isTrue();
        assertThat(output.toString().lines().filter(line -> line.contains("lacked 2 erasures")))
                .hasSize(1);
    }

    @Test
    void appliesEachErasureOnceToARestoredLogThatGoesOn() {
        append(0, created(JAZZ));
        saveTables();
        append(1, erasure(JAZZ));
        reconcile();
        restoreTables();
        reconcile();
        append(2, notes(JAZZ, "new ones"));

        reopen();
        assertThat(reconcile().applied()).isZero();
        assertThat(erased()).containsExactly(BOTH, Set.of(), Set.of());

        restoreTables();
        assertThat(reconcile().applied()).isOne();
        assertThat(erased()).containsExactly(BOTH, Set.of());
    }

    @Test
    void sparesAnEventThatWasCreatedAgainWithTheSameId() {
        saveTables();
        append(0, created(JAZZ));
        append(1, erasure(JAZZ));
        reconcile();
        restoreTables();
        append(0, created(JAZZ));

        assertThat(reconcile().applied()).isZero();
        assertThat(erased()).containsExactly(Set.of());
    }

    @Test
    void fillsAMissingLedgerFromTheLogWithAWarning(CapturedOutput output) throws IOException {
        append(0, created(JAZZ));
        append(1, erasure(JAZZ));

        assertThat(reconcile().created()).isTrue();
        assertThat(reconcile().created()).isFalse();

        assertThat(ledger.read()).singleElement().satisfies(erasure -> {
            assertThat(erasure.eventId()).isEqualTo(JAZZ.toString());
            assertThat(List.of(erasure.creationId(), erasure.erasureId()))
                    .isEqualTo(column("select message_id from domain_event order by position"));
        });
        assertThat(Files.readString(ledger.path())).doesNotContain("Ada", "caretaker");
        assertThat(output.toString().lines().filter(line -> line.contains("Created the erasure ledger")))
                .singleElement()
                .asString()
                .contains("WARN", "with 1 erasures");
    }

    /** Two nodes may apply the same ledger at the same time. */
    @Test
    void findsAnErasureThatAnotherNodeHasApplied() {
        append(0, created(JAZZ));
        saveTables();
        append(1, erasure(JAZZ));
        reconcile();
        restoreTables();
        reconcile();

        ErasureReplay other = new ErasureReplay(log().eventLog(), serializer(), Clock.systemUTC());

        assertThat(other.apply(ledger.read())).isZero();
    }

    private LedgerReconciliation.Result reconcile() {
        ErasureReplay replay = new ErasureReplay(log().eventLog(), serializer(), Clock.systemUTC());
        return new LedgerReconciliation(log().eventLog(), Optional.of(ledger), replay).run();
    }

    private void saveTables() {
        whileClosed(() -> RestoredTables.save(database));
    }

    private void restoreTables() {
        whileClosed(() -> RestoredTables.restore(database));
    }

    private void whileClosed(Runnable action) {
        log().close();
        action.run();
        reopen();
    }

    private static EventSerializer serializer() {
        return new EventSerializer(new DomainEventTypeNames());
    }

    private void append(long version, DomainEvent... events) {
        List<GenericDomainEventMessage<?>> messages = new ArrayList<>();
        for (DomainEvent event : events) {
            messages.add(
                    new GenericDomainEventMessage<>("Event", event.id().toString(), version + messages.size(), event));
        }
        log().domainEventEngine().appendEvents(messages);
    }

    private List<Set<String>> erased() {
        return read().stream().map(LoggedEvent::erased).toList();
    }

    private List<LoggedEvent> read() {
        return new AxonAuditLog(log().eventLog(), log().domainEventEngine())
                .between(0, log().eventLog().headPosition(), AuditFilter.ALL, 100);
    }

    private static EventCreated created(UUID id) {
        return new EventCreated(
                id, "Jazz", AT, AT.plusSeconds(1), "Rome", EventStatus.DRAFT, "ring the caretaker", "Ada", AT);
    }

    private static InternalNotesRevised notes(UUID id, String notes) {
        return new InternalNotesRevised(id, notes, AT);
    }

    private static PersonalDataErased erasure(UUID id) {
        return new PersonalDataErased(id, AT);
    }
}
