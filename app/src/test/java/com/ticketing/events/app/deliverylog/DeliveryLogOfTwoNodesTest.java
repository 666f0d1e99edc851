package com.ticketing.events.app.deliverylog;

import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.app.eventlog.fixtures.TestDatabase;
import com.ticketing.events.app.eventlog.fixtures.TestEventLog;
import com.ticketing.events.query.notification.delivery.Delivery;
import com.ticketing.events.query.notification.delivery.Notification;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Two nodes on one delivery log in PostgreSQL. */
class DeliveryLogOfTwoNodesTest extends DeliveryLogTestBase {

    private static final int DELIVERIES = 600;

    DeliveryLogOfTwoNodesTest() {
        super(TestDatabase.postgres());
    }

    @Test
    void twoNodesNeverClaimTheSameDelivery() throws Exception {
        deliveries.record(
                LongStream.rangeClosed(1, DELIVERIES)
                        .mapToObj(position -> notification(position, position / 3))
                        .toList(),
                DELIVERIES,
                NOW);
        ConcurrentLinkedQueue<Long> sent = new ConcurrentLinkedQueue<>();
        onTwoNodes(node -> {
            while (deliveries.backlog("log").pending() > 0) {
                List<Delivery> claimed = node.claim("log", 7, due(NOW), LEASE_END);
                claimed.forEach(delivery -> sent.add(delivery.notification().position()));
                node.settle(claimed.stream().map(DeliveryLogTestBase::sent).toList(), NOW);
            }
        });

        assertThat(sent).hasSize(DELIVERIES).doesNotHaveDuplicates();
    }

    @Test
    void twoNodesRecordEachDeliveryOnce() throws Exception {
        onTwoNodes(node -> {
            for (long position = 1; position <= DELIVERIES; ) {
                List<Notification> batch = new ArrayList<>();
                for (int i = 0; i < 1 + position % 5 && position <= DELIVERIES; i++) {
                    batch.add(notification(position, position++));
                }
                node.record(batch, position - 1, NOW);
            }
        });

        assertThat(deliveries.recordedPosition()).isEqualTo(DELIVERIES);
        assertThat(deliveries.backlog("log").pending()).isEqualTo(DELIVERIES);
        assertThat(deliveries.backlog("webhook").pending()).isEqualTo(DELIVERIES);
    }

    private interface NodeTask {
        void run(JdbcDeliveryLog node) throws Exception;
    }

    private void onTwoNodes(NodeTask task) throws Exception {
        try (TestEventLog otherEvents = database.open();
                JdbcDeliveryLog other = JdbcDeliveryLog.open(otherEvents.database(), CHANNELS);
                ExecutorService threads = Executors.newFixedThreadPool(2)) {
            List<Future<Void>> both = new ArrayList<>();
            for (JdbcDeliveryLog node : List.of(deliveries, other)) {
                both.add(threads.submit(() -> {
                    task.run(node);
                    return null;
                }));
            }
            for (Future<Void> one : both) {
                one.get();
            }
        }
    }
}
