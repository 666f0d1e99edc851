/** Public Events as an iCalendar subscription. */
@NullMarked
package com.ticketing.events.query.calendar;

import org.jspecify.annotations.NullMarked;
