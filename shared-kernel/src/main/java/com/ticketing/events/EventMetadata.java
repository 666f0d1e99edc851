package com.ticketing.events;

/** The keys under which every domain event records who caused it and by which request. */
public final class EventMetadata {

    /** The name of the token that the caller showed. */
    public static final String ACTOR = "actor";

    /** The {@code X-Request-Id} of the request that caused the domain event. */
    public static final String REQUEST_ID = "requestId";

    /** The caller's {@code Idempotency-Key}; present on creations that had one. */
    public static final String IDEMPOTENCY_KEY = "idempotencyKey";

    private EventMetadata() {}
}
