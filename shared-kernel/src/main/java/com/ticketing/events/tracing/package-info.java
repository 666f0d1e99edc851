/** The request that causes work on other threads: its ids in log lines, and the spans of its trace. */
@NullMarked
package com.ticketing.events.tracing;

import org.jspecify.annotations.NullMarked;
