/** Start of the process: {@code .env} file, clock, failure report. */
@NullMarked
package com.ticketing.events.app.startup;

import org.jspecify.annotations.NullMarked;
