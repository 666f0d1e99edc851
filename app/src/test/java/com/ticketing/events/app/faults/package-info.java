/** What is left of the service's promises when processes are killed, databases go away and disks fill up. */
@NullMarked
package com.ticketing.events.app.faults;

import org.jspecify.annotations.NullMarked;
