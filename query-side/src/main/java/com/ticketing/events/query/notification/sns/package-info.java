/** SNS channel: notifications as messages of a topic of AWS SNS. */
@NullMarked
package com.ticketing.events.query.notification.sns;

import org.jspecify.annotations.NullMarked;
