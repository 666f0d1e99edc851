/** The clients of {@code docs/clients.md} and the API document that they are generated from. */
@NullMarked
package com.ticketing.events.app.clients;

import org.jspecify.annotations.NullMarked;
