/** Moving in: creates Events from JSON lines, in bulk. */
@NullMarked
package com.ticketing.events.app.load;

import org.jspecify.annotations.NullMarked;
