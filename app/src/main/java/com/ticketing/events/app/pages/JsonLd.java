package com.ticketing.events.app.pages;

import com.ticketing.events.app.role.ConditionalOnSide;
import com.ticketing.events.app.role.Side;
import com.ticketing.events.query.catalog.web.PublicEvent;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** JSON-LD of an Event in the schema.org vocabulary, for search engines. */
@ConditionalOnSide(Side.QUERY)
@Component
class JsonLd {

    private static final String SCHEMA = "https://schema.org";

    private final JsonMapper json;

    JsonLd(JsonMapper json) {
        this.json = json;
    }

    /** The JSON-LD document, escaped for a script element: it contains none of {@code <}, {@code >} and {@code &}. */
    String of(PublicEvent event) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("@context", SCHEMA);
        document.put("@type", "Event");
        document.put("identifier", event.id().toString());
        document.put("name", event.title());
        document.put("startDate", event.startAt().toString());
        document.put("endDate", event.endAt().toString());
        document.put("eventStatus", SCHEMA + (event.isCancelled() ? "/EventCancelled" : "/EventScheduled"));
        if (event.cancellationReason() != null) {
            document.put("description", "Cancelled: " + event.cancellationReason());
        }
        document.put("eventAttendanceMode", SCHEMA + "/OfflineEventAttendanceMode");
        Map<String, Object> location = new LinkedHashMap<>();
        location.put("@type", "Place");
        location.put("name", event.location());
        location.put("address", event.location());
        document.put("location", location);
        return json.writeValueAsString(document)
                .replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("&", "\\u0026");
    }
}
