package com.ticketing.events.query.catalog;

import com.ticketing.events.EventNotFound;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What anybody may read: Events that are not drafts, without their private fields (brief 3.2). */
@Component
public final class PublicReads {

    /** Where the list is; each Event is below it. */
    public static final String PATH = "/public/events";

    private final ServingCatalog catalog;
    private final PublicAnswers answers;
    private final Clock clock;
    private final ZoneId zone;

    PublicReads(ServingCatalog catalog, PublicAnswers answers, Clock clock, ZoneId zone) {
        this.catalog = catalog;
        this.answers = answers;
        this.clock = clock;
        this.zone = zone;
    }

    /**
     * A page of Events.
     *
     * @throws com.ticketing.events.InvalidRequest naming all that is wrong with the parameters
     */
    public PublicAnswer list(PublicRequest request) {
        ListRequest asked = ListRequest.ofVisitor(request.parameters(), zone);
        Found found = catalog.rows(asked.query());
        Pagination pagination = asked.pagination(found.total());
        Instant now = clock.instant();
        return answers.answer(
                request,
                Bodies.publicList(found.rows(), pagination, now),
                PageLinks.of(request.path(), request.query(), pagination),
                found.rows(),
                now);
    }

    /**
     * One Event.
     *
     * @throws EventNotFound if there is none, or it is a draft
     */
    public PublicAnswer one(UUID id, PublicRequest request) {
        Row row = catalog.row(id);
        if (row == null || !row.status().isPublic()) {
            throw new EventNotFound();
        }
        Instant now = clock.instant();
        return answers.answer(request, Bodies.publicOne(row, now), null, List.of(row), now);
    }
}
