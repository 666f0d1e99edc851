/** Black-box tests of running services whose database is restored or replaced. */
@NullMarked
package com.ticketing.events.app.faults.replaced;

import org.jspecify.annotations.NullMarked;
