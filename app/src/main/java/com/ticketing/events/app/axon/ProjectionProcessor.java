package com.ticketing.events.app.axon;

import com.ticketing.events.supervision.LoopName;
import java.util.function.Function;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;

/**
 * A tracking event processor with one thread.
 *
 * @param loop the loop that supervises it; its text is the name of the processor and of its processing group
 * @param start the position at which it starts
 */
record ProjectionProcessor(LoopName loop, Function<StreamableMessageSource<?>, TrackingToken> start) {

    String name() {
        return loop.text();
    }
}
