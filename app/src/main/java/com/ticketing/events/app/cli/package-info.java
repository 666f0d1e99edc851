/** Command line of the program: the commands {@code serve}, {@code load} and {@code verify}. */
@NullMarked
package com.ticketing.events.app.cli;

import org.jspecify.annotations.NullMarked;
