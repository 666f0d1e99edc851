/**
 * Summaries by a language model behind an interface compatible with OpenAI's; off unless {@code
 * events.summary.generator=model}.
 */
@NullMarked
package com.ticketing.events.query.summary.model;

import org.jspecify.annotations.NullMarked;
