package com.ticketing.events.query.catalog.web;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;

/**
 * The answer to a request for a list of Events (brief 3.2).
 *
 * @param <V> the view of an Event that the client may have
 */
@JsonPropertyOrder({"events", "pagination"})
record ExpectedList<V>(List<V> events, Pagination pagination) {}
