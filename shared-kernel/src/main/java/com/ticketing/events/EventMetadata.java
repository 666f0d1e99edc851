package com.ticketing.events;

/** Metadata keys of domain events: actor, request, idempotency key and trace. */
public final class EventMetadata {

    /** Name of the token that authenticated the request. */
    public static final String ACTOR = "actor";

    /** {@code X-Request-Id} of the request that caused the domain event. */
    public static final String REQUEST_ID = "requestId";

    /** {@code Idempotency-Key} of the request; present only on creations whose request had one. */
    public static final String IDEMPOTENCY_KEY = "idempotencyKey";

    /** W3C trace context of the command; present only if the node that handled it traces requests. */
    public static final String TRACEPARENT = "traceparent";

    private EventMetadata() {}
}
