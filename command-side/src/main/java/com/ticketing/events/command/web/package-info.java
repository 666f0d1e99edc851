/** Admin command API: controllers, request bodies and import (brief 3.2). */
@NullMarked
package com.ticketing.events.command.web;

import org.jspecify.annotations.NullMarked;
