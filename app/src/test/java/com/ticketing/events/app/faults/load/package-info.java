/** Tests of the service under requests that are expensive by the choice of their clients. */
@NullMarked
package com.ticketing.events.app.faults.load;

import org.jspecify.annotations.NullMarked;
