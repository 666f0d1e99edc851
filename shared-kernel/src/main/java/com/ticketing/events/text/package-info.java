/** Strict text forms: date-times, white space, hashes. */
@NullMarked
package com.ticketing.events.text;

import org.jspecify.annotations.NullMarked;
