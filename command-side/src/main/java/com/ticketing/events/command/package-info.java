/** The Event aggregate, its commands, and the API by which staff send them. */
@NullMarked
package com.ticketing.events.command;

import org.jspecify.annotations.NullMarked;
