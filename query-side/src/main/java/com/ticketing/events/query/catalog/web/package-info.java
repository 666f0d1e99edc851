/** Admin and public event queries over HTTP (brief 3.2). */
@NullMarked
package com.ticketing.events.query.catalog.web;

import org.jspecify.annotations.NullMarked;
