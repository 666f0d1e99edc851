/** Parts that several channels share. */
@NullMarked
package com.ticketing.events.query.notification.channel;

import org.jspecify.annotations.NullMarked;
