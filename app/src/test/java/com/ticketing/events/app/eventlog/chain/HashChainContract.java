package com.ticketing.events.app.eventlog.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.axonframework.eventsourcing.utils.EventStoreTestUtils.createEvent;

import com.ticketing.events.app.eventlog.fixtures.EventLogTestBase;
import com.ticketing.events.app.eventlog.fixtures.TestDatabase;
import com.ticketing.events.query.audit.chain.HashChain;
import com.ticketing.events.query.audit.chain.Verification;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tampering that the hash chain detects on every database. */
abstract class HashChainContract extends EventLogTestBase {

    private static final int EVENTS = 20;

    private HashChain chain;

    HashChainContract(TestDatabase database) {
        super(database);
    }

    @BeforeEach
    void fill() {
        chain = log().eventLog().hashChain();
        for (int e = 0; e < EVENTS / 2; e++) {
            log().engine().appendEvents(createEvent("event-" + e, 0), createEvent("event-" + e, 1));
        }
    }

    @Test
    void anUnmodifiedLogIsValid() {
        assertThat(verify())
                .isEqualTo(Verification.passed(1, EVENTS, chain.end().hash()));
    }

    @Test
    void continuesAfterARestartAndAfterRejectedAppends() {
        reopen();
        chain = log().eventLog().hashChain();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int c = 0; c < 16; c++) {
                String event = "later-" + c % 8;
                callers.execute(() -> appendUnlessExists(event));
            }
        }
        assertThatThrownBy(() -> log().engine().appendEvents(createEvent("event-0", 1)))
                .isInstanceOf(ConcurrencyException.class);
        log().engine().appendEvents(createEvent("event-0", 2));

        assertThat(chain.end().position()).isEqualTo(EVENTS + 8 + 1);
        assertThat(verify())
                .isEqualTo(Verification.passed(1, EVENTS + 9, chain.end().hash()));
    }

    @Test
    void anEmptyRangeIsValid() {
        assertThat(chain.verify(EVENTS + 1, EVENTS).valid()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "event_id,   'event-x'",
        "version,    77",
        "type,       'x'",
        "revision,   'x'",
        "message_id, 'x'",
        "at,         '2020-01-01T00:00:00.000000000Z'",
        "payload,    '\"x\"'",
        "metadata,   '{\"actor\":\"x\"}'",
        "hash,       'another'"
    })
    void detectsAnEditedColumn(String column, String value) {
        String to = column.equals("hash")
                ? "(select hash from domain_event where position = 3)"
                : "'" + value.replace("'", "") + "'";
        execute("update domain_event set %s = %s where position = 7".formatted(column, to));

        assertThat(verify().firstMismatch()).isEqualTo(7);
        assertThat(verify().events()).isEqualTo(6);
        assertThat(verify().hash()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"1", "2", "10", "19", "20"})
    void detectsADeletedRow(long position) {
        execute("delete from domain_event where position = " + position);

        assertThat(verify().firstMismatch()).isEqualTo(position);
        assertThat(verify().problem()).isEqualTo("The domain event is missing");
    }

    @Test
    void detectsADeletedRowWhenTheGapIsClosed() {
        execute("delete from domain_event where position = 12");
        for (int position = 13; position <= EVENTS; position++) {
            execute("update domain_event set position = position - 1 where position = " + position);
        }

        assertThat(verify().firstMismatch()).isEqualTo(12);
    }

    @Test
    void detectsReorderedRows() {
        execute("update domain_event set position = 1000 where position = 5");
        execute("update domain_event set position = 5 where position = 15");
        execute("update domain_event set position = 15 where position = 1000");

        assertThat(verify().firstMismatch()).isEqualTo(5);
    }

    @Test
    void detectsAnInsertedRow() {
        execute("""
                insert into domain_event
                    (position, event_id, version, type, revision, message_id, at, payload, metadata, hash)
                select 21, 'inserted', 0, type, revision, 'inserted', at, payload, metadata, hash
                from domain_event where position = 20""");

        assertThat(verify().firstMismatch()).isEqualTo(21);
    }

    @Test
    void detectsAMovedOrRemovedEnd() {
        execute("update domain_event_end set hash = (select hash from domain_event where position = 3)");
        assertThat(verify().firstMismatch()).isEqualTo(EVENTS);

        execute("update domain_event_end set position = 18");
        assertThat(verify().firstMismatch()).isEqualTo(19);

        execute("delete from domain_event_end");
        assertThat(verify().firstMismatch()).isEqualTo(1);
    }

    @Test
    void verifiesOnlyTheRequestedRange() {
        String hash = chain.verify(1, 9).hash();
        execute("update domain_event set payload = 'x' where position = 5");

        assertThat(chain.verify(6, EVENTS).valid()).as("behind the edited row").isTrue();
        assertThat(chain.verify(1, 4).valid()).as("before it").isTrue();
        assertThat(chain.verify(1, 9).firstMismatch()).isEqualTo(5);
        assertThat(chain.verify(8, 9).hash()).as("the hash of position 9").isEqualTo(hash);
    }

    @Test
    void aRangeWhosePredecessorIsMissingIsInvalid() {
        execute("delete from domain_event where position = 5");

        assertThat(chain.verify(6, 9).firstMismatch()).isEqualTo(5);
    }

    private void appendUnlessExists(String event) {
        try {
            log().engine().appendEvents(createEvent(event, 0));
        } catch (AggregateStreamCreationException e) {
            // Each id is appended twice; the second append is rejected.
        }
    }

    private Verification verify() {
        return chain.verify(1, chain.end().position());
    }
}
