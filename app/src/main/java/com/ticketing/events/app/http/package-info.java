/** What holds for every exchange whatever it is about: request ids, the error envelope, origins, strict ids. */
@NullMarked
package com.ticketing.events.app.http;

import org.jspecify.annotations.NullMarked;
