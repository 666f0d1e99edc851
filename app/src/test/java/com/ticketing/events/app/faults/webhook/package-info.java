/** Webhook channels of service processes, with receivers over real sockets. */
@NullMarked
package com.ticketing.events.app.faults.webhook;

import org.jspecify.annotations.NullMarked;
