/** Permissions of the files that the service writes. */
@NullMarked
package com.ticketing.events.app.files;

import org.jspecify.annotations.NullMarked;
