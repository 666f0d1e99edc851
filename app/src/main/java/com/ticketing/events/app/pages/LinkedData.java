package com.ticketing.events.app.pages;

import com.ticketing.events.query.catalog.web.PublicEvent;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Events for search engines, as schema.org describes them. */
@Component
class LinkedData {

    private static final String SCHEMA = "https://schema.org";

    private final JsonMapper json;

    LinkedData(JsonMapper json) {
        this.json = json;
    }

    /** A JSON-LD text for the inside of a script element: nothing in it ends that element or begins a comment. */
    String of(PublicEvent event) {
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("@context", SCHEMA);
        described.put("@type", "Event");
        described.put("identifier", event.id().toString());
        described.put("name", event.title());
        described.put("startDate", event.startAt().toString());
        described.put("endDate", event.endAt().toString());
        described.put("eventStatus", SCHEMA + (event.isCancelled() ? "/EventCancelled" : "/EventScheduled"));
        described.put("eventAttendanceMode", SCHEMA + "/OfflineEventAttendanceMode");
        Map<String, Object> place = new LinkedHashMap<>();
        place.put("@type", "Place");
        place.put("name", event.location());
        place.put("address", event.location());
        described.put("location", place);
        return json.writeValueAsString(described)
                .replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("&", "\\u0026");
    }
}
