package com.ticketing.events.query.summary;

/** Whether a complete summary was cached at the time of the request; the value of {@code X-Summary-Cache} (brief 4). */
enum CacheStatus {
    HIT,
    MISS
}
