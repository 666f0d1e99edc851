/** Hash chain over the event log: verification and signed checkpoints. */
@NullMarked
package com.ticketing.events.query.audit.chain;

import org.jspecify.annotations.NullMarked;
