/** The API document, {@code openapi.yaml}, and Swagger UI, which shows it. */
@NullMarked
package com.ticketing.events.app.http.document;

import org.jspecify.annotations.NullMarked;
