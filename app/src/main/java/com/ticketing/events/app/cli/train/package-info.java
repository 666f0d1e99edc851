/** Training of an AOT cache: the extracted form of the packaged program, and a run of the service with requests. */
@NullMarked
package com.ticketing.events.app.cli.train;

import org.jspecify.annotations.NullMarked;
