/** Sample data: the Events created in an empty event log under the profile {@code demo}. */
@NullMarked
package com.ticketing.events.app.demo;

import org.jspecify.annotations.NullMarked;
