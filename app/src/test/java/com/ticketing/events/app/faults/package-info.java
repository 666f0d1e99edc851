/** Tests with killed processes, unavailable databases, full disks and several nodes. */
@NullMarked
package com.ticketing.events.app.faults;

import org.jspecify.annotations.NullMarked;
