package com.ticketing.events.query.catalog.web;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;

/**
 * Expected JSON body of a list of Events (brief 3.2).
 *
 * @param <V> the admin or public view of an Event
 */
@JsonPropertyOrder({"events", "pagination"})
record ExpectedList<V>(List<V> events, Pagination pagination) {}
