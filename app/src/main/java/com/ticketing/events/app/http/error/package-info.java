/** Translation of exceptions and container errors into the error envelope (brief 3.3). */
@NullMarked
package com.ticketing.events.app.http.error;

import org.jspecify.annotations.NullMarked;
