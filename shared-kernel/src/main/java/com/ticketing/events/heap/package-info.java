/** Division of the heap among the parts of the process. */
@NullMarked
package com.ticketing.events.heap;

import org.jspecify.annotations.NullMarked;
