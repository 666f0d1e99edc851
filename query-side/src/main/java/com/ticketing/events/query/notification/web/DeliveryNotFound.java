package com.ticketing.events.query.notification.web;

import com.ticketing.events.error.ErrorCode;
import com.ticketing.events.error.Refusal;
import java.util.List;

/** There is no delivery for that position and channel (404). */
final class DeliveryNotFound extends Refusal {

    private static final long serialVersionUID = 1L;

    DeliveryNotFound() {
        super(ErrorCode.NOT_FOUND, "Notification not found", List.of());
    }
}
