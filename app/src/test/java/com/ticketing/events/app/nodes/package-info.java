/** Nodes with roles: separate processes for commands and for queries on one PostgreSQL. */
@NullMarked
package com.ticketing.events.app.nodes;

import org.jspecify.annotations.NullMarked;
