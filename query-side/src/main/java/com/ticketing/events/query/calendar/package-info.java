/** The public Events as a calendar that people subscribe to. */
@NullMarked
package com.ticketing.events.query.calendar;

import org.jspecify.annotations.NullMarked;
