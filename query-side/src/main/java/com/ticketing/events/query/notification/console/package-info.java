/** Console channel: notifications as lines of the service log (brief 3.4). */
@NullMarked
package com.ticketing.events.query.notification.console;

import org.jspecify.annotations.NullMarked;
