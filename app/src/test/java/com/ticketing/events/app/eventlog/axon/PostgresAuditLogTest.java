package com.ticketing.events.app.eventlog.axon;

import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.app.eventlog.fixtures.TestDatabase;
import com.ticketing.events.app.eventlog.fixtures.TestEventLog;
import com.ticketing.events.query.audit.AuditFilter;
import com.ticketing.events.query.audit.LoggedEvent;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PostgresAuditLogTest extends AuditLogContract {

    PostgresAuditLogTest() {
        super(TestDatabase.postgres());
    }

    @Test
    void findsEventsThatAnotherNodeAppendedAfterTheRecentOnes() throws Exception {
        try (TestEventLog other = database.open()) {
            append(other, created(new UUID(3, 1)), 0, "ada");
        }
        assertThat(auditLog().awaitBeyond(4, Duration.ofSeconds(20))).isTrue();
        for (long after = 0; after < 5; after++) {
            assertThat(auditLog().between(after, 5, AuditFilter.ALL, 10))
                    .extracting(LoggedEvent::position)
                    .hasSize((int) (5 - after))
                    .endsWith(5L);
        }
    }
}
