package com.ticketing.events.query.summary;

/** Whether a whole summary was at hand when a reader asked; the value of {@code X-Summary-Cache} (brief 4). */
enum CacheStatus {
    HIT,
    MISS
}
