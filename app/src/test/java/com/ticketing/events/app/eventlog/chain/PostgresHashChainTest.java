package com.ticketing.events.app.eventlog.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.axonframework.eventsourcing.utils.EventStoreTestUtils.createEvent;

import com.ticketing.events.app.eventlog.fixtures.TestDatabase;
import com.ticketing.events.app.eventlog.fixtures.TestEventLog;
import com.ticketing.events.query.audit.chain.HashChain;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class PostgresHashChainTest extends HashChainContract {

    PostgresHashChainTest() {
        super(TestDatabase.postgres());
    }

    @Test
    void twoNodesExtendOneChain() {
        try (TestEventLog here = database.open();
                TestEventLog there = database.open()) {
            try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int c = 0; c < 32; c++) {
                    TestEventLog node = c % 2 == 0 ? here : there;
                    String event = "node-" + c;
                    callers.execute(() -> node.engine().appendEvents(createEvent(event, 0)));
                }
            }
            HashChain chain = here.eventLog().hashChain();
            HashChain.End end = chain.end();
            assertThat(chain.verify(1, end.position()).hash()).isEqualTo(end.hash());
            assertThat(end.position()).isEqualTo(20 + 32);
        }
    }
}
