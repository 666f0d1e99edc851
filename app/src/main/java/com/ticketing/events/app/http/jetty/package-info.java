/** Jetty: connectors, and handlers in front of the servlet container. */
@NullMarked
package com.ticketing.events.app.http.jetty;

import org.jspecify.annotations.NullMarked;
