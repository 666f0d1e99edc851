/** The Event aggregate, its commands, and the gateway that sends them (brief 3.2). */
@NullMarked
package com.ticketing.events.command;

import org.jspecify.annotations.NullMarked;
