package com.ticketing.events.supervision;

/** State of a loop. */
public enum LoopState {
    /** The loop works or waits for work. */
    RUNNING,
    /** The loop failed and pauses before its restart. */
    BACKING_OFF,
    /** The loop is complete or was stopped. */
    STOPPED,
    /** The thread of the loop ended although nothing stopped it; only a restart of the process helps. */
    DEAD
}
