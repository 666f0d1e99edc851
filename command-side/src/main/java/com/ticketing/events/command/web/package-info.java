/** Admin command API: controllers and their request bodies (brief 3.2). */
@NullMarked
package com.ticketing.events.command.web;

import org.jspecify.annotations.NullMarked;
