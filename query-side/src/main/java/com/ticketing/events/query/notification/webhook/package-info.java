/** Webhook channel: notifications as signed HTTP requests. */
@NullMarked
package com.ticketing.events.query.notification.webhook;

import org.jspecify.annotations.NullMarked;
