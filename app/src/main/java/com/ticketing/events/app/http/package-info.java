/** Rules of every HTTP exchange: request ids, CORS, security headers, unread bodies, strict ids. */
@NullMarked
package com.ticketing.events.app.http;

import org.jspecify.annotations.NullMarked;
