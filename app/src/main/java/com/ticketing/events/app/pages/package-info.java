/**
 * HTML pages: the public list "What's on", rendered on the server, and the back office, a static page over the admin
 * API.
 */
@NullMarked
package com.ticketing.events.app.pages;

import org.jspecify.annotations.NullMarked;
