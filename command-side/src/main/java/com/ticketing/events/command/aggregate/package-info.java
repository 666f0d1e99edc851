/** The Event aggregate: the state of an Event, and the decisions on commands to it (brief 3.2). */
@NullMarked
package com.ticketing.events.command.aggregate;

import org.jspecify.annotations.NullMarked;
