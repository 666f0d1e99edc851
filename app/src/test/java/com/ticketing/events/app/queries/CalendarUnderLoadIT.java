package com.ticketing.events.app.queries;

import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.app.support.BlackBoxTest;
import com.ticketing.events.app.support.ConcurrentCallers;
import com.ticketing.events.app.support.EventBody;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Many calendars at once: each is complete or refused with 429, and other requests are served meanwhile. */
class CalendarUnderLoadIT extends BlackBoxTest {

    private static final String PATH = "/public/events.ics";
    private static final int EVENTS = 500;
    private static final int CREATORS = 10;
    private static final int CALENDARS = 32;
    private static final int REQUESTS_OF_EACH = 5;
    private static final int OTHERS = 4;

    private final String location = EventBody.unique("Arena");

    @Test
    void servesOtherRequestsWhileCalendarsAreMade() {
        ConcurrentCallers.run(CREATORS, _ -> {
            for (int n = 0; n < EVENTS / CREATORS; n++) {
                create(EventBody.at(location).with("status", "PUBLISHED"));
            }
            return true;
        });

        List<Boolean> complete = ConcurrentCallers.run(CALENDARS + OTHERS, caller -> {
            for (int n = 0; n < REQUESTS_OF_EACH; n++) {
                if (caller < CALENDARS) {
                    assertCompleteOrRefused();
                } else {
                    anonymous().get("/actuator/health").then().statusCode(200);
                    anonymous()
                            .queryParam("limit", 1)
                            .get("/public/events")
                            .then()
                            .statusCode(200);
                    create(EventBody.valid());
                }
            }
            return true;
        });
        assertThat(complete).hasSize(CALENDARS + OTHERS);
    }

    private void assertCompleteOrRefused() {
        Response response = anonymous().queryParam("locations", location).get(PATH);
        if (response.statusCode() == 429) {
            assertThat(response.header("Retry-After")).isNotNull();
        } else {
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.asString()).endsWith("END:VCALENDAR\r\n");
            assertThat(response.asString().split("BEGIN:VEVENT", -1)).hasSize(EVENTS + 1);
        }
    }
}
