/** What the command side and the query side agree on: domain events, the status table and the shape of a refusal. */
@NullMarked
package com.ticketing.events;

import org.jspecify.annotations.NullMarked;
