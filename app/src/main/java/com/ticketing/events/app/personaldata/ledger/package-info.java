/** Ledger of the erasures of personal data, in a file apart from the event log. */
@NullMarked
package com.ticketing.events.app.personaldata.ledger;

import org.jspecify.annotations.NullMarked;
