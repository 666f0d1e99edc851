package com.ticketing.events.query.catalog.web;

import com.ticketing.events.error.EventNotFound;
import com.ticketing.events.query.catalog.index.SearchResult;
import com.ticketing.events.query.catalog.live.LiveCatalog;
import com.ticketing.events.query.catalog.row.Row;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What anybody may read: Events that are not drafts, without their private fields (brief 3.2). */
@Component
public final class PublicEventQueries {

    /** Where the list is; each Event is below it. */
    public static final String PATH = "/public/events";

    private final LiveCatalog catalog;
    private final PublicResponseFactory answers;
    private final Clock clock;
    private final ZoneId zone;

    PublicEventQueries(LiveCatalog catalog, PublicResponseFactory answers, Clock clock, ZoneId zone) {
        this.catalog = catalog;
        this.answers = answers;
        this.clock = clock;
        this.zone = zone;
    }

    /**
     * A page of Events.
     *
     * @throws com.ticketing.events.error.InvalidRequest naming all that is wrong with the parameters
     */
    public PublicResponse list(PublicEventRequest request) {
        EventListRequest asked = EventListRequest.ofVisitor(request.parameters(), zone);
        SearchResult found = catalog.rows(asked.query());
        Pagination pagination = asked.pagination(found.total());
        Instant now = clock.instant();
        return answers.answer(
                request,
                EventJsonWriter.publicList(found.rows(), pagination, now),
                PaginationLinks.of(request.path(), request.query(), pagination),
                found.rows(),
                now);
    }

    /**
     * One Event.
     *
     * @throws EventNotFound if there is none, or it is a draft
     */
    public PublicResponse one(UUID id, PublicEventRequest request) {
        Row row = catalog.row(id);
        if (row == null || !row.status().isPublic()) {
            throw new EventNotFound();
        }
        Instant now = clock.instant();
        return answers.answer(request, EventJsonWriter.publicOne(row, now), null, List.of(row), now);
    }
}
