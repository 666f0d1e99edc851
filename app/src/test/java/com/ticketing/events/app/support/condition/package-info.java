/** Conditions of tests on installed programs, and the list of the tests that did not run. */
@NullMarked
package com.ticketing.events.app.support.condition;

import org.jspecify.annotations.NullMarked;
