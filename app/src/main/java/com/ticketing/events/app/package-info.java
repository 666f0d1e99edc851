/** The program: wires the two sides together, guards the doors and keeps the domain events. */
@NullMarked
package com.ticketing.events.app;

import org.jspecify.annotations.NullMarked;
