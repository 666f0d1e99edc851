package com.ticketing.events.app.eventlog.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.axonframework.eventsourcing.utils.EventStoreTestUtils.createEvent;

import com.ticketing.events.app.eventlog.chain.ChainLink;
import com.ticketing.events.app.eventlog.fixtures.EventLogTestBase;
import com.ticketing.events.app.eventlog.fixtures.TestDatabase;
import com.ticketing.events.app.eventlog.table.LogReplaced;
import com.ticketing.events.app.eventlog.table.NewEvent;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.EventMessage;
import org.junit.jupiter.api.Test;

/** Contract of batches of appends on every database. */
abstract class LogWriterContract extends EventLogTestBase {

    LogWriterContract(TestDatabase database) {
        super(database);
    }

    @Test
    void aConflictFailsAloneAndLeavesNoGap() throws SQLException {
        log().engine().appendEvents(createEvent("taken", 0), createEvent("taken", 1));
        AppendRequest before = claimed(createEvent("before", 0));
        AppendRequest conflict = claimed(createEvent("other", 0), createEvent("taken", 1));
        AppendRequest after = claimed(createEvent("after", 0));

        LogWriter.Result result = write(before, conflict, after);

        assertThat(result.written()).containsExactly(Map.entry(before, 3L), Map.entry(after, 4L));
        assertThat(result.rejected().get(conflict).index()).isEqualTo(1);
        assertThat(column("select position from domain_event order by position"))
                .containsExactly("1", "2", "3", "4");
        assertThat(log().engine().readEvents("other").hasNext())
                .as("the other event of the rejected append")
                .isFalse();
    }

    @Test
    void oneOfTwoAppendsOfABatchForTheSameVersionIsWritten() throws SQLException {
        AppendRequest first = claimed(createEvent("contended", 0));
        AppendRequest second = claimed(createEvent("contended", 0));

        LogWriter.Result result = write(first, second);

        assertThat(result.written()).containsOnlyKeys(first);
        assertThat(result.rejected()).containsOnlyKeys(second);
    }

    /** The writer relies on the end that it has left, until it finds another one. */
    @Test
    void continuesBehindTheBatchesOfAnotherWriter() throws SQLException {
        try (LogWriter one = new LogWriter(log().database());
                LogWriter other = new LogWriter(log().database())) {
            ChainLink first = one.write(List.of(claimed(createEvent("a", 0))), ChainLink.BEGINNING)
                    .end();
            ChainLink second =
                    one.write(List.of(claimed(createEvent("a", 1))), first).end();
            other.write(List.of(claimed(createEvent("b", 0))), ChainLink.BEGINNING);

            AppendRequest behind = claimed(createEvent("a", 2));
            AppendRequest conflict = claimed(createEvent("b", 0));
            LogWriter.Result result = one.write(List.of(behind, conflict), second);
            assertThat(result.written()).containsExactly(Map.entry(behind, 4L));
            assertThat(result.rejected()).containsOnlyKeys(conflict);

            AppendRequest last = claimed(createEvent("a", 3));
            assertThat(one.write(List.of(last), result.end()).written()).containsExactly(Map.entry(last, 5L));
        }
        assertThat(log().eventLog().hashChain().verify(1, 5).valid()).isTrue();
    }

    @Test
    void aWriterWhoseLogWasReplacedWritesNothing() throws SQLException {
        try (LogWriter writer = new LogWriter(log().database())) {
            ChainLink first = writer.write(List.of(claimed(createEvent("a", 0))), ChainLink.BEGINNING)
                    .end();
            ChainLink foreign = new ChainLink(first.position(), new byte[first.hash().length]);
            AppendRequest lost = claimed(createEvent("a", 1));
            assertThatThrownBy(() -> writer.write(List.of(lost), foreign)).isInstanceOf(LogReplaced.class);
        }
        assertThat(column("select position from domain_event")).containsExactly("1");
    }

    private AppendRequest claimed(EventMessage<?>... events) {
        AppendRequest request = new AppendRequest(
                Arrays.stream(events)
                        .map(event -> NewEvent.of(
                                event,
                                log().engine().getEventSerializer(),
                                log().eventLog().encryption()))
                        .toList(),
                0);
        request.claim();
        return request;
    }

    private LogWriter.Result write(AppendRequest... batch) throws SQLException {
        try (LogWriter writer = new LogWriter(log().database())) {
            return writer.write(List.of(batch), ChainLink.BEGINNING);
        }
    }
}
