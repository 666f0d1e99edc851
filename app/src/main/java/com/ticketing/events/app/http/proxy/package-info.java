/** Reverse proxies: whose headers are trusted, and the address of a client behind them. */
@NullMarked
package com.ticketing.events.app.http.proxy;

import org.jspecify.annotations.NullMarked;
