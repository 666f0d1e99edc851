/** Main class of the program; wires the command side and the query side. */
@NullMarked
package com.ticketing.events.app;

import org.jspecify.annotations.NullMarked;
