/** Strict parsers for UUIDs, numbers and date-times, Unicode white space, and SHA-256. */
@NullMarked
package com.ticketing.events.text;

import org.jspecify.annotations.NullMarked;
