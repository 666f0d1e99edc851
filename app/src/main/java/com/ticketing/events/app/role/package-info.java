/** The role of the node: which of the two sides of the service it has, and which requests belong to which side. */
@NullMarked
package com.ticketing.events.app.role;

import org.jspecify.annotations.NullMarked;
