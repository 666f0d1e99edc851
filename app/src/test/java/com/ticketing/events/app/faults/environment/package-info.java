/** Black-box tests of the packaged service in unusual environments: locale, heap, temporary directory. */
@NullMarked
package com.ticketing.events.app.faults.environment;

import org.jspecify.annotations.NullMarked;
