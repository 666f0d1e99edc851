/** All channels of notifications of a service process, with receivers over real sockets. */
@NullMarked
package com.ticketing.events.app.faults.channel;

import org.jspecify.annotations.NullMarked;
