package com.ticketing.events.query.notification;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Clock that runs from the time that was set last, at first the system's. */
final class SettableClock extends Clock {

    private volatile long offsetMillis;

    void set(Instant now) {
        offsetMillis = now.toEpochMilli() - System.currentTimeMillis();
    }

    @Override
    public Instant instant() {
        return Instant.now().plusMillis(offsetMillis);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
    }
}
