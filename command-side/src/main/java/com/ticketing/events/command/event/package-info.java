/** Commands to an Event, and the precondition of a change (brief 3.2). */
@NullMarked
package com.ticketing.events.command.event;

import org.jspecify.annotations.NullMarked;
