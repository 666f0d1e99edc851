/** Public responses: entity tag, age, and how long the response of a list holds. */
@NullMarked
package com.ticketing.events.query.catalog.response;

import org.jspecify.annotations.NullMarked;
