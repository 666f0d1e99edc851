package com.ticketing.events.app.eventlog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ticketing.events.DomainEvent;
import com.ticketing.events.EventCreated;
import com.ticketing.events.EventPublished;
import com.ticketing.events.EventStatus;
import com.ticketing.events.InternalNotesRevised;
import com.ticketing.events.PersonalDataErased;
import com.ticketing.events.app.eventlog.axon.AxonAuditLog;
import com.ticketing.events.app.eventlog.fixtures.EarlierRevision;
import com.ticketing.events.app.eventlog.fixtures.EventLogTestBase;
import com.ticketing.events.app.eventlog.fixtures.TestDatabase;
import com.ticketing.events.app.eventlog.fixtures.TestEventLog;
import com.ticketing.events.app.eventlog.serialization.DomainEventTypeNames;
import com.ticketing.events.app.eventlog.serialization.EventSerializer;
import com.ticketing.events.app.eventlog.table.RowRejected;
import com.ticketing.events.query.audit.AuditFilter;
import com.ticketing.events.query.audit.LoggedEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Encryption and erasure of personal data in the rows of the log, in memory, and for its readers. */
@Timeout(120)
@ExtendWith(OutputCaptureExtension.class)
abstract class ErasureContract extends EventLogTestBase {

    private static final Instant AT = Instant.parse("2030-07-01T18:00:00Z");
    private static final UUID JAZZ = new UUID(1, 1);
    private static final UUID OTHER = new UUID(1, 2);
    private static final Set<String> BOTH = Set.of("internalNotes", "createdBy");
    private static final Set<String> NOTES = Set.of("internalNotes");

    private final EventSerializer serializer = new EventSerializer(new DomainEventTypeNames());

    ErasureContract(TestDatabase database) {
        super(database);
    }

    @Test
    void storesCiphertextAndReadsClearText() {
        List<DomainEvent> history =
                List.of(created(JAZZ), notes("ask Ada"), new EventPublished(JAZZ, "Jazz", AT), notes(null));
        append(0, history);

        assertThat(column("select payload from domain_event order by position"))
                .noneMatch(payload -> payload.contains("Ada") || payload.contains("caretaker"))
                .first()
                .satisfies(payload -> assertThat(payload).contains("\"title\":\"Jazz\"", "\"ciphertext\":"));
        assertThat(column("select event_position from personal_data_key order by event_position"))
                .containsExactly("1", "2");
        for (int round = 0; round < 2; round++) {
            assertThat(read()).extracting(LoggedEvent::event).containsExactlyElementsOf(history);
            assertThat(read()).extracting(LoggedEvent::erased).containsOnly(Set.of());
            reopen();
        }
    }

    @Test
    void erasesEarlierPersonalDataOfTheEventOnly() {
        append(0, List.of(created(JAZZ), notes("ask Ada"), new EventPublished(JAZZ, "Jazz", AT)));
        append(0, List.of(created(OTHER)));
        append(3, List.of(erasure()));
        append(4, List.of(notes("again")));

        for (int round = 0; round < 2; round++) {
            assertThat(read())
                    .extracting(LoggedEvent::event)
                    .containsExactly(
                            created(JAZZ).withoutPersonalData(),
                            notes(null),
                            new EventPublished(JAZZ, "Jazz", AT),
                            created(OTHER),
                            erasure(),
                            notes("again"));
            assertThat(read())
                    .extracting(LoggedEvent::erased)
                    .containsExactly(BOTH, NOTES, Set.of(), Set.of(), Set.of(), Set.of());
            reopen();
        }
        assertThat(column("select event_position from personal_data_key order by event_position"))
                .containsExactly("4", "6");
        assertThat(log().eventLog().hashChain().verify(1, 6).valid()).isTrue();
    }

    @Test
    void aSecondErasureErasesPersonalDataAppendedSinceTheFirst(CapturedOutput output) {
        append(0, List.of(created(JAZZ)));
        append(1, List.of(erasure()));
        append(2, List.of(notes("again")));
        append(3, List.of(erasure()));

        reopen();

        assertThat(read()).extracting(LoggedEvent::erased).containsExactly(BOTH, Set.of(), NOTES, Set.of());
        assertThat(column("select event_position from personal_data_key")).isEmpty();
        assertThat(output).doesNotContain("cannot be read");
    }

    /** A batch with a rejected append is written append by append. */
    @Test
    void writesKeysWithTheirEventsWhenAppendsAreRejected() {
        append(0, List.of(created(JAZZ)));
        int callers = 64;
        List<CompletableFuture<Boolean>> outcomes = new ArrayList<>();
        for (int c = 0; c < callers; c++) {
            UUID id = new UUID(2, c / 2);
            outcomes.add(CompletableFuture.supplyAsync(() -> tryToCreate(id), Thread::startVirtualThread));
        }
        assertThat(outcomes.stream().filter(CompletableFuture::join)).hasSize(callers / 2);
        assertThatThrownBy(() -> append(0, List.of(erasure()))).isInstanceOf(RuntimeException.class);

        assertThat(column("select event_position from personal_data_key order by event_position"))
                .isEqualTo(column("select position from domain_event order by position"))
                .hasSize(1 + callers / 2);
    }

    @Test
    void nullsPersonalDataWithoutAKeyAndWarnsOnce(CapturedOutput output) {
        append(0, List.of(created(JAZZ), notes("ask Ada")));
        execute("delete from personal_data_key");
        reopen();

        for (int round = 0; round < 3; round++) {
            assertThat(read())
                    .extracting(LoggedEvent::event)
                    .containsExactly(created(JAZZ).withoutPersonalData(), notes(null));
            assertThat(read()).extracting(LoggedEvent::erased).containsExactly(BOTH, NOTES);
        }
        assertThat(output.toString().lines().filter(line -> line.contains("WARN") && line.contains(JAZZ.toString())))
                .singleElement()
                .satisfies(line -> assertThat(line).contains("the key is missing"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update personal_data_key set kept = (select kept from personal_data_key where event_position = 2)"
                        + " where event_position = 1",
                "update domain_event set payload = replace(payload, '\"ciphertext\":\"', '\"ciphertext\":\"AAAA')"
                        + " where position = 1",
                "update domain_event set payload = replace(payload, '\"nonce\"', '\"other\"') where position = 1"
            })
    void nullsPersonalDataThatDoNotMatchTheirKey(String tampering, CapturedOutput output) {
        append(0, List.of(created(JAZZ), notes("ask Ada")));
        execute(tampering);
        reopen();

        assertThat(read())
                .extracting(LoggedEvent::event)
                .containsExactly(created(JAZZ).withoutPersonalData(), notes("ask Ada"));
        assertThat(output).contains("does not match its key").doesNotContain("caretaker", "ask Ada");
    }

    @Test
    void hidesErasedClearTextAndWarnsTheOperator(CapturedOutput output) throws Exception {
        appendClearText(created(JAZZ), 0);
        appendClearText(notes("ask Ada"), 1);
        appendClearText(created(OTHER), 0);
        reopen();
        assertThat(read()).extracting(LoggedEvent::event).contains(created(JAZZ), notes("ask Ada"), created(OTHER));

        append(2, List.of(erasure()));
        log().eventLog().erasures().complete(JAZZ.toString());
        reopen();

        assertThat(read())
                .extracting(LoggedEvent::event)
                .containsExactly(created(JAZZ).withoutPersonalData(), notes(null), created(OTHER), erasure());
        assertThat(read()).extracting(LoggedEvent::erased).containsExactly(BOTH, NOTES, Set.of(), Set.of());
        assertThat(output).contains(JAZZ + " are hidden from all readers").contains("at positions [1, 2] before");
    }

    @Test
    void completesOnlyAnErasureThatWasAppended(CapturedOutput output) {
        append(0, List.of(created(JAZZ)));

        log().eventLog().erasures().complete(JAZZ.toString());
        log().eventLog().erasures().complete(OTHER.toString());

        assertThat(read()).extracting(LoggedEvent::event).containsExactly(created(JAZZ));
        assertThat(output).doesNotContain("clear text");
    }

    void append(long version, List<? extends DomainEvent> events) {
        append(log(), version, events);
    }

    void append(TestEventLog node, long version, List<? extends DomainEvent> events) {
        List<GenericDomainEventMessage<?>> messages = new ArrayList<>();
        for (DomainEvent event : events) {
            messages.add(
                    new GenericDomainEventMessage<>("Event", event.id().toString(), version + messages.size(), event));
        }
        node.domainEventEngine().appendEvents(messages);
    }

    private boolean tryToCreate(UUID id) {
        try {
            append(0, List.of(created(id)));
            return true;
        } catch (RuntimeException e) {
            return false;
        }
    }

    /** Appends as revision 1, without encryption. */
    private void appendClearText(DomainEvent event, long version) throws RowRejected {
        String json = new String(serializer.serialize(event, byte[].class).getData(), UTF_8);
        log().eventLog().append(List.of(EarlierRevision.first(event, version, json)));
    }

    List<LoggedEvent> read() {
        return read(log());
    }

    List<LoggedEvent> read(TestEventLog node) {
        return new AxonAuditLog(node.eventLog(), node.domainEventEngine())
                .between(0, node.eventLog().headPosition(), AuditFilter.ALL, 100);
    }

    static EventCreated created(UUID id) {
        return new EventCreated(
                id, "Jazz", AT, AT.plusSeconds(1), "Rome", EventStatus.DRAFT, "ring the caretaker", "Ada", AT);
    }

    static InternalNotesRevised notes(String notes) {
        return new InternalNotesRevised(JAZZ, notes, AT);
    }

    static PersonalDataErased erasure() {
        return new PersonalDataErased(JAZZ, AT);
    }
}
