/** Pages for people: what is on, for everybody, and the back office, a static page whose data its script asks for. */
@NullMarked
package com.ticketing.events.app.pages;

import org.jspecify.annotations.NullMarked;
