package com.ticketing.events.app.eventlog.bench;

import com.ticketing.events.app.eventlog.jdbc.NewEvent;
import com.ticketing.events.app.eventlog.jdbc.StoredEvent;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;

/** Minimal group commit without error handling, the baseline of the benchmark. */
final class PlainGroupCommit {

    private record Waiting(NewEvent event, CompletableFuture<Boolean> written) {}

    private final BlockingQueue<Waiting> queue = new ArrayBlockingQueue<>(4096);

    PlainGroupCommit(Connection connection, String begin) {
        Thread.ofPlatform().daemon().start(() -> run(connection, begin));
    }

    void append(NewEvent event) throws Exception {
        Waiting waiting = new Waiting(event, new CompletableFuture<>());
        queue.put(waiting);
        waiting.written().get();
    }

    private void run(Connection connection, String begin) {
        List<Waiting> batch = new ArrayList<>();
        long position = 0;
        try (Statement transaction = connection.createStatement();
                PreparedStatement row = connection.prepareStatement(
                        "insert into domain_event (" + StoredEvent.COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            while (true) {
                batch.add(queue.take());
                queue.drainTo(batch, 1023);
                transaction.execute(begin);
                for (Waiting waiting : batch) {
                    waiting.event().bind(row, ++position);
                    row.addBatch();
                }
                row.executeBatch();
                transaction.execute("commit");
                batch.forEach(waiting -> waiting.written().complete(true));
                batch.clear();
            }
        } catch (SQLException | InterruptedException e) {
            batch.forEach(waiting -> waiting.written().completeExceptionally(e));
        }
    }
}
