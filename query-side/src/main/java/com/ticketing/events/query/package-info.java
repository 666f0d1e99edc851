/** What listens to the domain events and answers questions; knows nothing of commands. */
@NullMarked
package com.ticketing.events.query;

import org.jspecify.annotations.NullMarked;
