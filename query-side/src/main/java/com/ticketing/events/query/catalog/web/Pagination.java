package com.ticketing.events.query.catalog.web;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * Which part of all matches a page is (brief 3.2).
 *
 * @param page the page's number, from 1; may be past the end
 * @param limit how many Events a full page has
 * @param total how many Events match altogether
 * @param totalPages how many pages that makes, 0 if nothing matches
 */
@JsonPropertyOrder({"page", "limit", "total", "totalPages"})
public record Pagination(long page, int limit, long total, long totalPages) {

    static Pagination of(long page, int limit, long total) {
        return new Pagination(page, limit, total, Math.ceilDiv(total, limit));
    }
}
