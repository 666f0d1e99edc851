package com.ticketing.events.app.eventlog.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.axonframework.eventsourcing.utils.EventStoreTestUtils.createEvent;

import com.ticketing.events.app.eventlog.EventLogProperties;
import com.ticketing.events.app.eventlog.chain.ChainLink;
import com.ticketing.events.app.eventlog.database.LogConnection;
import com.ticketing.events.app.eventlog.database.LogDatabase;
import com.ticketing.events.app.eventlog.database.sqlite.SqliteDatabase;
import com.ticketing.events.app.eventlog.fixtures.ForwardingDatabase;
import com.ticketing.events.app.eventlog.fixtures.TestEventLog;
import com.ticketing.events.error.Unavailable;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class GroupCommitterTest {

    private static final int CAPACITY = 3;

    @TempDir
    private Path directory;

    @Test
    void refusesAnAppendAtOnceWhenTheQueueIsFull() throws Exception {
        BlockingDatabase blocked = new BlockingDatabase(SqliteDatabase.open(directory));
        try (TestEventLog log = open(blocked, Duration.ofSeconds(50))) {
            CompletableFuture<Void> first = append(log, "first");
            blocked.begun.await();
            List<CompletableFuture<Void>> others = IntStream.rangeClosed(0, CAPACITY)
                    .mapToObj(i -> append(log, "other-" + i))
                    .toList();

            CompletableFuture<Object> refused = CompletableFuture.anyOf(others.toArray(CompletableFuture[]::new));

            assertThatThrownBy(refused::join).hasCauseInstanceOf(Unavailable.class);
            assertThat(log.eventLog().waitingAppends()).isEqualTo(CAPACITY);
            assertThat(log.eventLog().refusedAppends()).isEqualTo(1);
            blocked.released.countDown();
            first.join();
            assertThat(others.stream().filter(other -> !failed(other))).hasSize(CAPACITY);
            assertThat(log.eventLog().readHead()).isEqualTo(1 + CAPACITY);
        }
    }

    @Test
    void neverWritesAQueuedAppendThatTimedOut() throws Exception {
        BlockingDatabase blocked = new BlockingDatabase(SqliteDatabase.open(directory));
        try (TestEventLog log = open(blocked, Duration.ofMillis(100))) {
            CompletableFuture<Void> beingWritten = append(log, "being-written");
            blocked.begun.await();
            CompletableFuture<Void> queued = append(log, "queued");

            assertThatThrownBy(beingWritten::join)
                    .hasCauseInstanceOf(Unavailable.class)
                    .hasMessageContaining("may have been kept or not");
            assertThatThrownBy(queued::join)
                    .hasCauseInstanceOf(Unavailable.class)
                    .hasMessageContaining("not available");
            blocked.released.countDown();
            log.eventLog().close();
        }
        try (TestEventLog log = TestEventLog.sqlite(directory)) {
            assertThat(log.engine().readEvents(null, false).map(event -> (DomainEventMessage<?>) event))
                    .extracting(DomainEventMessage::getAggregateIdentifier)
                    .isSubsetOf("being-written");
        }
    }

    @Test
    void writesQueuedAppendsBeforeItCloses() throws Exception {
        BlockingDatabase blocked = new BlockingDatabase(SqliteDatabase.open(directory));
        TestEventLog log = open(blocked, Duration.ofSeconds(50));
        CompletableFuture<Void> first = append(log, "first");
        blocked.begun.await();
        CompletableFuture<Void> closing = CompletableFuture.runAsync(log::close);
        blocked.released.countDown();
        closing.join();
        first.join();

        assertThatThrownBy(() -> log.engine().appendEvents(createEvent())).isInstanceOf(Unavailable.class);
        try (TestEventLog again = TestEventLog.sqlite(directory)) {
            assertThat(again.eventLog().headPosition()).isEqualTo(1);
        }
    }

    @Test
    void aSingleCallerWritesDirectlyUnlessAConnectionMustBeOpened() {
        List<Thread> writers = new ArrayList<>();
        LogDatabase observed = new ForwardingDatabase(SqliteDatabase.open(directory)) {
            @Override
            protected ChainLink begin(LogConnection writer, ChainLink known) throws SQLException {
                writers.add(Thread.currentThread());
                if (writers.size() == 3) {
                    throw new SQLException("failure");
                }
                return super.begin(writer, known);
            }
        };
        try (TestEventLog log = open(observed, Duration.ofSeconds(50))) {
            log.engine().appendEvents(createEvent(0));
            log.engine().appendEvents(createEvent(1));
            assertThatThrownBy(() -> log.engine().appendEvents(createEvent(2))).isInstanceOf(Unavailable.class);
            log.engine().appendEvents(createEvent(2));

            Thread committer = writers.getFirst();
            Thread caller = Thread.currentThread();
            assertThat(committer).isNotEqualTo(caller);
            assertThat(writers).containsExactly(committer, caller, caller, committer);
        }
    }

    @Test
    void failsFastWhileTheDatabaseIsStalled() throws Exception {
        BlockingDatabase blocked = new BlockingDatabase(SqliteDatabase.open(directory));
        Duration timeout = Duration.ofSeconds(2);
        try (TestEventLog log = open(blocked, timeout)) {
            CompletableFuture<Void> first = append(log, "first");
            blocked.begun.await();
            Thread.sleep(timeout);

            for (int i = 0; i < 100; i++) {
                assertThat(failed(append(log, "late-" + i))).isTrue();
            }
            assertThat(log.eventLog().refusedAppends()).isEqualTo(100);
            assertThat(failed(first)).isTrue();
            blocked.released.countDown();
        }
    }

    @ParameterizedTest
    @MethodSource("failures")
    void survivesAnUnexpectedFailureOnTheCommittersThread(Throwable failure) {
        LogDatabase defective = failingAt(1, failure);
        try (TestEventLog log = open(defective, Duration.ofSeconds(50))) {
            assertThatThrownBy(() -> log.engine().appendEvents(createEvent(0)))
                    .isInstanceOf(Unavailable.class)
                    .hasMessageContaining("may have been kept or not");

            log.engine().appendEvents(createEvent(0));

            assertThat(log.eventLog().headPosition()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @MethodSource("failures")
    void survivesAnUnexpectedFailureOnTheCallersThread(Throwable failure) {
        LogDatabase defective = failingAt(2, failure);
        try (TestEventLog log = open(defective, Duration.ofSeconds(50))) {
            log.engine().appendEvents(createEvent(0));
            assertThatThrownBy(() -> log.engine().appendEvents(createEvent(1))).isInstanceOf(Unavailable.class);

            log.engine().appendEvents(createEvent(1));

            assertThat(log.eventLog().headPosition()).isEqualTo(2);
        }
    }

    static Stream<Throwable> failures() {
        return Stream.of(new IllegalStateException("a defect"), new LinkageError("a defect"));
    }

    private LogDatabase failingAt(int transaction, Throwable failure) {
        return new ForwardingDatabase(SqliteDatabase.open(directory)) {
            private int transactions;

            @Override
            protected ChainLink begin(LogConnection writer, ChainLink known) throws SQLException {
                if (++transactions == transaction) {
                    switch (failure) {
                        case RuntimeException exception -> throw exception;
                        case Error error -> throw error;
                        default -> throw new AssertionError(failure);
                    }
                }
                return super.begin(writer, known);
            }
        };
    }

    @Test
    void reportsAnOutageUntilAProbeSucceedsWithoutAWrite() {
        AtomicBoolean failing = new AtomicBoolean();
        LogDatabase unreliable = new ForwardingDatabase(SqliteDatabase.open(directory)) {
            @Override
            protected ChainLink begin(LogConnection writer, ChainLink known) throws SQLException {
                if (failing.get()) {
                    throw new SQLException("failure");
                }
                return super.begin(writer, known);
            }
        };
        try (TestEventLog log = open(unreliable, Duration.ofSeconds(50))) {
            log.engine().appendEvents(createEvent(0));
            assertThat(log.eventLog().outage()).isZero();
            failing.set(true);
            assertThatThrownBy(() -> log.engine().appendEvents(createEvent(1))).isInstanceOf(Unavailable.class);
            await().pollDelay(Duration.ofMillis(1500))
                    .until(() -> log.eventLog().outage().isPositive());
            failing.set(false);
            await().until(() -> log.eventLog().outage().isZero());
        }
    }

    private static TestEventLog open(LogDatabase database, Duration timeout) {
        return TestEventLog.open(
                database, new EventLogProperties.Log(CAPACITY, timeout, 100, 100, Duration.ofSeconds(1)));
    }

    private static CompletableFuture<Void> append(TestEventLog log, String event) {
        return CompletableFuture.runAsync(
                () -> log.engine().appendEvents(createEvent(event, 0)), Thread::startVirtualThread);
    }

    private static boolean failed(CompletableFuture<Void> append) {
        return append.handle((done, failure) -> failure != null).join();
    }

    /** A database whose transactions block until {@code released} is counted down. */
    private static final class BlockingDatabase extends ForwardingDatabase {

        private final CountDownLatch begun = new CountDownLatch(1);
        private final CountDownLatch released = new CountDownLatch(1);

        BlockingDatabase(LogDatabase database) {
            super(database);
        }

        @Override
        protected ChainLink begin(LogConnection writer, ChainLink known) throws SQLException {
            begun.countDown();
            while (released.getCount() > 0) {
                try {
                    released.await();
                } catch (InterruptedException e) {
                    // A write to a disk is not interruptible.
                }
            }
            return super.begin(writer, known);
        }
    }
}
