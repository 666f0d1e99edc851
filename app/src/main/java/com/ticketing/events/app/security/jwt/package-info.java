/** Validation of JSON web tokens with the keys of their issuer. */
@NullMarked
package com.ticketing.events.app.security.jwt;

import org.jspecify.annotations.NullMarked;
