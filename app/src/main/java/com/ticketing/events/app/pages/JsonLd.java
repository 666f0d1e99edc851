package com.ticketing.events.app.pages;

import com.ticketing.events.OnlineLocation;
import com.ticketing.events.app.role.ConditionalOnSide;
import com.ticketing.events.app.role.Side;
import com.ticketing.events.query.catalog.web.PublicEvent;
import com.ticketing.events.query.http.PublicBaseUrl;
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
    private final PublicBaseUrl baseUrl;

    JsonLd(JsonMapper json, PublicBaseUrl baseUrl) {
        this.json = json;
        this.baseUrl = baseUrl;
    }

    /** The JSON-LD document, escaped for a script element: it contains none of {@code <}, {@code >} and {@code &}. */
    String of(PublicEvent event) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("@context", SCHEMA);
        document.put("@type", "Event");
        document.put("identifier", event.id().toString());
        document.put("url", baseUrl.ofEvent(event.id()));
        document.put("name", event.title());
        document.put("startDate", event.startAt().toString());
        document.put("endDate", event.endAt().toString());
        document.put("eventStatus", SCHEMA + (event.isCancelled() ? "/EventCancelled" : "/EventScheduled"));
        if (event.cancellationReason() != null) {
            document.put("description", "Cancelled: " + event.cancellationReason());
        }
        boolean online = OnlineLocation.matches(event.location());
        document.put(
                "eventAttendanceMode",
                SCHEMA + (online ? "/OnlineEventAttendanceMode" : "/OfflineEventAttendanceMode"));
        document.put("location", online ? virtualLocation(event.location()) : place(event.location()));
        return json.writeValueAsString(document)
                .replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("&", "\\u0026");
    }

    private static Map<String, Object> virtualLocation(String location) {
        Map<String, Object> virtual = new LinkedHashMap<>();
        virtual.put("@type", "VirtualLocation");
        virtual.put("name", location);
        if (OnlineLocation.isWebAddress(location)) {
            virtual.put("url", location);
        }
        return virtual;
    }

    private static Map<String, Object> place(String location) {
        Map<String, Object> place = new LinkedHashMap<>();
        place.put("@type", "Place");
        place.put("name", location);
        place.put("address", location);
        return place;
    }
}
