/** Text search of the catalog: folding, substring search over many texts, and the word index. */
@NullMarked
package com.ticketing.events.query.catalog.text;

import org.jspecify.annotations.NullMarked;
