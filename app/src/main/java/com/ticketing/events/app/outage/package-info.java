/** Log lines about outages. */
@NullMarked
package com.ticketing.events.app.outage;

import org.jspecify.annotations.NullMarked;
