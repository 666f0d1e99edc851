/** Generators of summaries: their source and key, and the one that uses templates. */
@NullMarked
package com.ticketing.events.query.summary.generator;

import org.jspecify.annotations.NullMarked;
