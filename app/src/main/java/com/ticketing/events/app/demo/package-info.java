/** Something to look at: the events that a new log gets under the profile {@code demo}. */
@NullMarked
package com.ticketing.events.app.demo;

import org.jspecify.annotations.NullMarked;
