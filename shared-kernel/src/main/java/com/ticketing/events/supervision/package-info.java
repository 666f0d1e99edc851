/** Supervision of every loop of the process: restart with back-off, status, end of the process on fatal errors. */
@NullMarked
package com.ticketing.events.supervision;

import org.jspecify.annotations.NullMarked;
