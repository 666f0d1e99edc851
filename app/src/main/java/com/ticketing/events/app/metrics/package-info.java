/** Metrics and information about the node that belong to no other part. */
@NullMarked
package com.ticketing.events.app.metrics;

import org.jspecify.annotations.NullMarked;
