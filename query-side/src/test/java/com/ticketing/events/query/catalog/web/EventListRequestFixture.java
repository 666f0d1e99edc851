package com.ticketing.events.query.catalog.web;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.ticketing.events.error.InvalidRequest;
import com.ticketing.events.error.Violation;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** Parses admin list requests in UTC for tests. */
final class EventListRequestFixture {

    private EventListRequestFixture() {}

    static EventListRequest ofAdmin(Map<String, String[]> parameters) {
        return EventListRequest.ofAdmin(parameters, ZoneOffset.UTC);
    }

    /** Returns the fields of all violations of an invalid request. */
    static List<String> violatedFields(Map<String, String[]> parameters) {
        return catchThrowableOfType(InvalidRequest.class, () -> ofAdmin(parameters)).details().stream()
                .map(Violation::field)
                .toList();
    }
}
