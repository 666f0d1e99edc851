package com.ticketing.events.app.readiness;

/** Application event: the node has become ready, after its start or after the event log was replaced. */
public record CaughtUp() {}
