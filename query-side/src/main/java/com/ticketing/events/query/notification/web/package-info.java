/** Admin API over the delivery log. */
@NullMarked
package com.ticketing.events.query.notification.web;

import org.jspecify.annotations.NullMarked;
