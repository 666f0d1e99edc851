/** Creation of an Event from each line of a file. */
@NullMarked
package com.ticketing.events.app.cli.load;

import org.jspecify.annotations.NullMarked;
