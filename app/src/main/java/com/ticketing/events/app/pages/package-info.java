/** Pages for people, static and without data of their own. */
@NullMarked
package com.ticketing.events.app.pages;

import org.jspecify.annotations.NullMarked;
