package com.ticketing.events.app.eventlog.bench;

import com.ticketing.events.app.eventlog.chain.ChainLink;
import com.ticketing.events.app.eventlog.table.LogEndTable;
import com.ticketing.events.app.eventlog.table.NewEvent;
import com.ticketing.events.app.eventlog.table.StoredEvent;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;

/**
 * Minimal group commit of the rows that the event log writes, with their hash chain and data keys, and without error
 * handling: the baseline of the benchmark.
 */
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
        ChainLink end = ChainLink.BEGINNING;
        try (Statement transaction = connection.createStatement();
                PreparedStatement row = connection.prepareStatement("insert into domain_event (" + StoredEvent.COLUMNS
                        + ", hash) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
                PreparedStatement key = connection.prepareStatement(
                        "insert into personal_data_key (event_position, kept) values (?, ?)");
                PreparedStatement update = connection.prepareStatement(LogEndTable.UPDATE)) {
            while (true) {
                batch.add(queue.take());
                queue.drainTo(batch, 1023);
                ChainLink start = end;
                transaction.execute(begin);
                for (Waiting waiting : batch) {
                    NewEvent event = waiting.event();
                    end = end.next(event.canonicalForm());
                    event.bind(row, end.position());
                    row.setBytes(10, end.hash());
                    row.addBatch();
                    key.setLong(1, end.position());
                    key.setBytes(2, event.storedKey().bytes());
                    key.addBatch();
                }
                row.executeBatch();
                key.executeBatch();
                LogEndTable.bindUpdate(update, 0, start, end);
                update.executeUpdate();
                transaction.execute("commit");
                batch.forEach(waiting -> waiting.written().complete(true));
                batch.clear();
            }
        } catch (SQLException | InterruptedException e) {
            batch.forEach(waiting -> waiting.written().completeExceptionally(e));
        }
    }
}
