package com.ticketing.events.app.pages;

import com.ticketing.events.app.role.ConditionalOnSide;
import com.ticketing.events.app.role.Side;
import com.ticketing.events.query.catalog.web.PublicEvent;
import com.ticketing.events.query.catalog.web.PublicEventSearch;
import com.ticketing.events.query.http.BoundedWork;
import com.ticketing.events.query.http.PublicBaseUrl;
import jakarta.servlet.http.HttpServletRequest;
import java.time.ZonedDateTime;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * The public page of one Event. Works without JavaScript; the scripts add dates in the visitor's time zone, the summary
 * and the button that shares the page.
 */
@ConditionalOnSide(Side.QUERY)
@RestController
class EventPageController {

    private final PublicEventSearch search;
    private final VisitorClock clock;
    private final JsonLd jsonLd;
    private final PublicBaseUrl baseUrl;
    private final PageTemplate template;

    EventPageController(
            PublicEventSearch search,
            VisitorClock clock,
            JsonLd jsonLd,
            PublicBaseUrl baseUrl,
            Assets assets,
            BoundedWork work) {
        this.search = search;
        this.clock = clock;
        this.jsonLd = jsonLd;
        this.baseUrl = baseUrl;
        template = new PageTemplate("event", assets, work);
    }

    /** Without a known time zone in {@code tz}, the dates are in that of the service. */
    @GetMapping(PublicBaseUrl.EVENT_PATH + "{id}")
    ResponseEntity<byte[]> page(@PathVariable UUID id, HttpServletRequest request) {
        PublicEvent event = search.event(id).events(0, 1).getFirst();
        ZonedDateTime now = clock.now(request.getParameter("tz"));
        return template.respond(
                request, () -> new EventPageView(WhatsOnCard.of(event, now, jsonLd), baseUrl.ofEvent(event.id())));
    }
}
