/** The addresses of all public Events for search engines. */
@NullMarked
package com.ticketing.events.query.sitemap;

import org.jspecify.annotations.NullMarked;
