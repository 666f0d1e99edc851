/** What an operator observes: metrics, alerts, the board, and their documentation. */
@NullMarked
package com.ticketing.events.app.monitoring;

import org.jspecify.annotations.NullMarked;
