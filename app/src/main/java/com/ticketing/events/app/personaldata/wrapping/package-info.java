/** Wrapping of data keys with a key-encryption key that is not in the database. */
@NullMarked
package com.ticketing.events.app.personaldata.wrapping;

import org.jspecify.annotations.NullMarked;
