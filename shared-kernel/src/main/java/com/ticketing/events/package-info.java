/** Types shared by the command side and the query side: domain events, statuses and the admin view of an Event. */
@NullMarked
package com.ticketing.events;

import org.jspecify.annotations.NullMarked;
