package com.ticketing.events.query.summary.model;

/** The model has sent no usable text; the message is the reason, without secrets. */
final class ModelUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1;

    ModelUnavailable(String reason) {
        super(reason);
    }
}
