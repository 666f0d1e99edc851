/** Import of Events from lines: of a request, and what it has in common with that of a file. */
@NullMarked
package com.ticketing.events.command.imports;

import org.jspecify.annotations.NullMarked;
