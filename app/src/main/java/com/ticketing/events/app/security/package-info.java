/** Authentication by bearer token, and authorisation by scope: one table of the paths and what each requires. */
@NullMarked
package com.ticketing.events.app.security;

import org.jspecify.annotations.NullMarked;
