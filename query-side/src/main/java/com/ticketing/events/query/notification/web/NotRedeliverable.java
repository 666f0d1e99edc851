package com.ticketing.events.query.notification.web;

import com.ticketing.events.error.ErrorCode;
import com.ticketing.events.error.Refusal;
import java.util.List;

/** The delivery is pending already, or its channel is not configured (409). */
final class NotRedeliverable extends Refusal {

    private static final long serialVersionUID = 1L;

    private NotRedeliverable(String message) {
        super(ErrorCode.CONFLICT, message, List.of());
    }

    static NotRedeliverable alreadyPending() {
        return new NotRedeliverable("The notification is pending already");
    }

    static NotRedeliverable channelNotConfigured() {
        return new NotRedeliverable("The channel is not configured");
    }
}
