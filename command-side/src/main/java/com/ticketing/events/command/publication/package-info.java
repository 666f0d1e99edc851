/** Scheduled publication: the worker that publishes drafts at their time. */
@NullMarked
package com.ticketing.events.command.publication;

import org.jspecify.annotations.NullMarked;
