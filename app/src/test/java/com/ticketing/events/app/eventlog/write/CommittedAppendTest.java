package com.ticketing.events.app.eventlog.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.ticketing.events.app.eventlog.EventLogProperties;
import com.ticketing.events.app.eventlog.axon.EventLogStorageEngine;
import com.ticketing.events.app.eventlog.database.LogConnection;
import com.ticketing.events.app.eventlog.database.sqlite.SqliteDatabase;
import com.ticketing.events.app.eventlog.fixtures.ForwardingDatabase;
import com.ticketing.events.app.eventlog.fixtures.TestEventLog;
import com.ticketing.events.app.eventlog.table.ChainedBatch;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Appends whose commit succeeded are reported as written, whatever fails after the commit. */
@Timeout(60)
class CommittedAppendTest {

    private static final int APPENDS = 10;

    @TempDir
    private Path directory;

    enum FailingMethod {
        GET_TYPE,
        GET_PAYLOAD
    }

    /** Set by each commit; the next call of the failing method throws and unsets it. */
    private final AtomicBoolean armed = new AtomicBoolean();

    /** The first append is committed on the committer's thread, the others on the caller's. */
    @ParameterizedTest
    @EnumSource
    void isWrittenAndFollowedWhenPublishingThrowsAnError(FailingMethod failing) throws Exception {
        try (TestEventLog log = TestEventLog.open(arming(), TestEventLog.SETTINGS)) {
            TrackingEventStream follower = log.store().openStream(null);
            for (int version = 0; version < APPENDS; version++) {
                FailingMessage message = new FailingMessage(version, failing);
                assertThatCode(() -> log.engine().appendEvents(message)).doesNotThrowAnyException();
                assertThat(armed).as("a failure was injected").isFalse();
                assertThat(log.eventLog().headPosition()).isEqualTo(version + 1L);
                assertThat(EventLogStorageEngine.position(
                                follower.nextAvailable().trackingToken()))
                        .isEqualTo(version + 1L);
            }
            assertThat(log.eventLog().readHead()).isEqualTo(APPENDS);
        }
    }

    @Test
    void isWrittenAndFollowedWithoutRecentEvents() throws Exception {
        EventLogProperties.Log settings =
                new EventLogProperties.Log(100, Duration.ofSeconds(2), 0, 100, Duration.ofSeconds(1));
        try (TestEventLog log = TestEventLog.sqlite(directory, settings)) {
            TrackingEventStream follower = log.store().openStream(null);
            for (int version = 0; version < APPENDS; version++) {
                log.engine().appendEvents(new GenericDomainEventMessage<>("Event", "event", version, "payload"));
                assertThat(EventLogStorageEngine.position(
                                follower.nextAvailable().trackingToken()))
                        .isEqualTo(version + 1L);
            }
            assertThat(log.eventLog().recentAfter(0)).isEmpty();
        }
    }

    private ForwardingDatabase arming() {
        return new ForwardingDatabase(SqliteDatabase.open(directory)) {
            @Override
            protected void append(LogConnection writer, ChainedBatch batch) throws SQLException {
                super.append(writer, batch);
                armed.set(true);
            }
        };
    }

    private final class FailingMessage extends GenericDomainEventMessage<String> {

        private static final long serialVersionUID = 1L;

        private final transient FailingMethod failing;

        FailingMessage(long version, FailingMethod failing) {
            super("Event", "event", version, "payload");
            this.failing = failing;
        }

        @Override
        public String getType() {
            failIfArmed(FailingMethod.GET_TYPE);
            return super.getType();
        }

        @Override
        public String getPayload() {
            failIfArmed(FailingMethod.GET_PAYLOAD);
            return super.getPayload();
        }

        private void failIfArmed(FailingMethod method) {
            if (method == failing && armed.compareAndSet(true, false)) {
                throw new LinkageError("a defect");
            }
        }
    }
}
