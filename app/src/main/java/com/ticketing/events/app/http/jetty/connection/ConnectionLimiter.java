package com.ticketing.events.app.http.jetty.connection;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.channels.SelectableChannel;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.IdleTimeout;
import org.eclipse.jetty.io.SelectorManager;
import org.eclipse.jetty.server.ServerConnector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Limit of the open connections of a connector. At the limit further clients wait in the accept queue of the operating
 * system, and connections that have awaited a request for a second are closed, until 1/16 of the limit is free.
 * Requests in progress are not affected. Thread-safe.
 */
public final class ConnectionLimiter implements SelectorManager.AcceptListener {

    private static final Logger LOG = LoggerFactory.getLogger(ConnectionLimiter.class);

    private static final long CHECK_INTERVAL_MILLIS = 250;
    private static final long MAX_IDLE_MILLIS = 1_000;

    /** Checks without the limit after which the end is logged: 10 s. */
    private static final int CHECKS_BEFORE_END = 40;

    private final ServerConnector connector;
    private final int limit;
    private final int resumeAt;

    private int open;
    private boolean isPaused;
    private boolean isLimiting;
    private int closed;
    private long closedInTotal;
    private int checksSincePause;

    /** @param limit number of connections, 1 or more */
    public ConnectionLimiter(ServerConnector connector, int limit) {
        this.connector = connector;
        this.limit = limit;
        resumeAt = limit - Math.max(1, limit / 16);
    }

    /** Registers the number of open connections, the limit, and the number closed because of it. */
    public void bindTo(MeterRegistry meters) {
        Gauge.builder("events.connections.open", this, ConnectionLimiter::open)
                .description("Open connections")
                .register(meters);
        Gauge.builder("events.connections.limit", this, limiter -> limiter.limit)
                .description("Connections at which further clients wait")
                .register(meters);
        FunctionCounter.builder("events.connections.closed", this, ConnectionLimiter::closedInTotal)
                .description("Idle connections closed because the limit was reached")
                .register(meters);
    }

    private synchronized int open() {
        return open;
    }

    private synchronized long closedInTotal() {
        return closedInTotal;
    }

    @Override
    public synchronized void onAccepting(SelectableChannel channel) {
        open++;
        if (open >= limit && !isPaused) {
            pause();
        }
    }

    @Override
    public void onAcceptFailed(SelectableChannel channel, Throwable cause) {
        onClosed(channel);
    }

    @Override
    public synchronized void onClosed(SelectableChannel channel) {
        open--;
        if (isPaused && open <= resumeAt) {
            isPaused = false;
            connector.setAccepting(true);
        }
    }

    private void pause() {
        isPaused = true;
        checksSincePause = 0;
        connector.setAccepting(false);
        if (!isLimiting) {
            isLimiting = true;
            closed = 0;
            LOG.warn(
                    "{} connections are open, the limit; new connections wait, and idle ones are closed after {} ms",
                    limit,
                    MAX_IDLE_MILLIS);
            scheduleCheck();
        }
    }

    private void scheduleCheck() {
        connector.getScheduler().schedule(this::check, CHECK_INTERVAL_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void check() {
        if (isPaused()) {
            closeIdleConnections();
        }
        if (!hasEnded()) {
            scheduleCheck();
        }
    }

    private synchronized boolean isPaused() {
        return isPaused;
    }

    /** Not synchronized: closing a connection calls {@link #onClosed}. */
    private void closeIdleConnections() {
        List<EndPoint> idle = connector.getConnectedEndPoints().stream()
                .filter(ConnectionLimiter::isIdle)
                .toList();
        idle.forEach(EndPoint::close);
        synchronized (this) {
            closed += idle.size();
            closedInTotal += idle.size();
        }
    }

    private static boolean isIdle(EndPoint endPoint) {
        return endPoint instanceof IdleTimeout idle
                && idle.getIdleFor() >= MAX_IDLE_MILLIS
                && MinimumRateConnector.isAwaitingRequest(endPoint);
    }

    private synchronized boolean hasEnded() {
        checksSincePause = isPaused ? 0 : checksSincePause + 1;
        if (checksSincePause < CHECKS_BEFORE_END) {
            return false;
        }
        isLimiting = false;
        LOG.info("Connections are below the limit of {} again; {} idle ones were closed", limit, closed);
        return true;
    }
}
