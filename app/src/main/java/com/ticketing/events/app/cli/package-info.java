/** Command line of the program: the commands {@code serve}, {@code load}, {@code verify} and others. */
@NullMarked
package com.ticketing.events.app.cli;

import org.jspecify.annotations.NullMarked;
