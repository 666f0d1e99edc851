/** The gateway that sends commands to Events, and what the application provides for it. */
@NullMarked
package com.ticketing.events.command;

import org.jspecify.annotations.NullMarked;
