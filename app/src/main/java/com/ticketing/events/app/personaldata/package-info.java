/** Encryption of personal data in the event log, with keys that are stored apart from it and can be destroyed. */
@NullMarked
package com.ticketing.events.app.personaldata;

import org.jspecify.annotations.NullMarked;
