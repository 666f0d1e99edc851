/** Who may come in: bearer tokens, and nothing public that is not named here. */
@NullMarked
package com.ticketing.events.app.security;

import org.jspecify.annotations.NullMarked;
