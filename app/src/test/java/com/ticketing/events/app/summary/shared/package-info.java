/** Tests of summaries that nodes share in Redis. */
@NullMarked
package com.ticketing.events.app.summary.shared;

import org.jspecify.annotations.NullMarked;
