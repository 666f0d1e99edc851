/** Handlers in front of the servlet container: public reads, CORS, query characters, container errors. */
@NullMarked
package com.ticketing.events.app.http.jetty;

import org.jspecify.annotations.NullMarked;
