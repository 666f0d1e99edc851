/** Authentication by bearer token and the list of public paths; every other path requires authentication. */
@NullMarked
package com.ticketing.events.app.security;

import org.jspecify.annotations.NullMarked;
