/** Summaries that query nodes share in Redis; off unless {@code events.summary.redis.url} is set. */
@NullMarked
package com.ticketing.events.query.summary.redis;

import org.jspecify.annotations.NullMarked;
