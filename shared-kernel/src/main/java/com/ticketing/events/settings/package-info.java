/** Checks of configured values at the start. */
@NullMarked
package com.ticketing.events.settings;

import org.jspecify.annotations.NullMarked;
