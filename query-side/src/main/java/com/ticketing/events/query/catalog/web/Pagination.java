package com.ticketing.events.query.catalog.web;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * The pagination object of a list (brief 3.2).
 *
 * @param page the number of the page, from 1; may be past the last one
 * @param limit the maximum number of Events in a page
 * @param total the number of matching Events
 * @param totalPages the number of pages, 0 without a match
 */
@JsonPropertyOrder({"page", "limit", "total", "totalPages"})
public record Pagination(long page, int limit, long total, long totalPages) {

    static Pagination of(long page, int limit, long total) {
        return new Pagination(page, limit, total, Math.ceilDiv(total, limit));
    }
}
