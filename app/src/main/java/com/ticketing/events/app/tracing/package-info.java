/** OpenTelemetry: spans of requests, and their export by OTLP if an endpoint is configured. */
@NullMarked
package com.ticketing.events.app.tracing;

import org.jspecify.annotations.NullMarked;
