/** Keeps personal data in the event log unreadable without keys that are kept apart from it, and can be destroyed. */
@NullMarked
package com.ticketing.events.app.personaldata;

import org.jspecify.annotations.NullMarked;
