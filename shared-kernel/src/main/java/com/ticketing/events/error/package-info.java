/** Refusals and the error envelope that reports them (brief 3.3). */
@NullMarked
package com.ticketing.events.error;

import org.jspecify.annotations.NullMarked;
