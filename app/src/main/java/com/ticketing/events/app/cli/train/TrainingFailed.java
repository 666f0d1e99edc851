package com.ticketing.events.app.cli.train;

/** A training that made no AOT cache. The first line of the message is the reason, further ones are output. */
public final class TrainingFailed extends Exception {

    private static final long serialVersionUID = 1L;

    TrainingFailed(String message) {
        super(message);
    }
}
