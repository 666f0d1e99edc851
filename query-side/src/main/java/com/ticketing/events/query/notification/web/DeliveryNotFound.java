package com.ticketing.events.query.notification.web;

import com.ticketing.events.error.ErrorCode;
import com.ticketing.events.error.Refusal;
import java.util.List;

/** No notification has gone or is to go through that channel for that position (404). */
final class DeliveryNotFound extends Refusal {

    private static final long serialVersionUID = 1L;

    DeliveryNotFound() {
        super(ErrorCode.NOT_FOUND, "Notification not found", List.of());
    }
}
