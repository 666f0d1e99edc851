/** Hash chain: verification and signed checkpoints. */
@NullMarked
package com.ticketing.events.query.audit.chain;

import org.jspecify.annotations.NullMarked;
