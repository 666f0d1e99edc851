/** What the program does when its first argument names a command instead of nothing, which serves. */
@NullMarked
package com.ticketing.events.app.cli;

import org.jspecify.annotations.NullMarked;
