/** The Event aggregate and its commands (brief 3.2). */
@NullMarked
package com.ticketing.events.command.event;

import org.jspecify.annotations.NullMarked;
