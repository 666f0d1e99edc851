/** Scripts that pages of other sites include. */
@NullMarked
package com.ticketing.events.app.embed;

import org.jspecify.annotations.NullMarked;
