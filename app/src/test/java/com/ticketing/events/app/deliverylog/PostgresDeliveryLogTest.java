package com.ticketing.events.app.deliverylog;

import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.app.eventlog.fixtures.TestEventLog;
import com.ticketing.events.app.eventlog.fixtures.TestPostgres;
import com.ticketing.events.query.notification.Delivery;
import com.ticketing.events.query.notification.Notification;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PostgresDeliveryLogTest extends DeliveryLogContract {

    private static final int DELIVERIES = 600;

    private final String url = TestPostgres.shared().newDatabase();

    @Override
    TestEventLog openEventLog() {
        return TestEventLog.postgres(url);
    }

    @Test
    void letsEveryDeliveryBeClaimedByOneOfTwoNodes() throws Exception {
        log.record(
                LongStream.rangeClosed(1, DELIVERIES)
                        .mapToObj(position -> notification(position, position / 3))
                        .toList(),
                DELIVERIES,
                NOW);
        ConcurrentLinkedQueue<Long> sent = new ConcurrentLinkedQueue<>();
        onTwoNodes(node -> {
            while (log.pending("log") > 0) {
                List<Delivery> claimed = node.claim("log", 7, NOW, LEASE_END);
                claimed.forEach(delivery -> sent.add(delivery.notification().position()));
                node.settle(claimed.stream().map(DeliveryLogContract::sent).toList(), NOW);
            }
        });

        assertThat(sent).hasSize(DELIVERIES).doesNotHaveDuplicates();
    }

    @Test
    void isCompleteAndWithoutDoublesWhenTwoNodesRecordEverything() throws Exception {
        onTwoNodes(node -> {
            for (long position = 1; position <= DELIVERIES; ) {
                List<Notification> batch = new ArrayList<>();
                for (int i = 0; i < 1 + position % 5 && position <= DELIVERIES; i++) {
                    batch.add(notification(position, position++));
                }
                node.record(batch, position - 1, NOW);
            }
        });

        assertThat(log.recordedUpTo()).isEqualTo(DELIVERIES);
        assertThat(log.pending("log")).isEqualTo(DELIVERIES);
        assertThat(log.pending("webhook")).isEqualTo(DELIVERIES);
    }

    private interface OnNode {
        void work(JdbcDeliveryLog node) throws Exception;
    }

    private void onTwoNodes(OnNode work) throws Exception {
        try (TestEventLog otherEvents = openEventLog();
                JdbcDeliveryLog other = JdbcDeliveryLog.open(otherEvents.log().storage(), CHANNELS);
                ExecutorService threads = Executors.newFixedThreadPool(2)) {
            List<Future<Void>> both = new ArrayList<>();
            for (JdbcDeliveryLog node : List.of(log, other)) {
                both.add(threads.submit(() -> {
                    work.work(node);
                    return null;
                }));
            }
            for (Future<Void> one : both) {
                one.get();
            }
        }
    }
}
