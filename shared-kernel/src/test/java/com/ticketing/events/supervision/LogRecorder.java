package com.ticketing.events.supervision;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Records the log lines of one class instead of printing them. */
final class LogRecorder extends Handler {

    private final Logger logger;
    private final Queue<LogRecord> records = new ConcurrentLinkedQueue<>();

    LogRecorder(Class<?> owner) {
        logger = Logger.getLogger(owner.getName());
        logger.setUseParentHandlers(false);
        logger.addHandler(this);
    }

    Queue<LogRecord> records() {
        return records;
    }

    /** The lines as level and message. */
    List<String> lines() {
        return records.stream()
                .map(line -> line.getLevel() + " " + line.getMessage())
                .toList();
    }

    @Override
    public void publish(LogRecord line) {
        records.add(line);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        logger.removeHandler(this);
        logger.setUseParentHandlers(true);
    }
}
