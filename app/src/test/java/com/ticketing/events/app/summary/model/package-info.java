/** Black-box tests of summaries by a language model. */
@NullMarked
package com.ticketing.events.app.summary.model;

import org.jspecify.annotations.NullMarked;
