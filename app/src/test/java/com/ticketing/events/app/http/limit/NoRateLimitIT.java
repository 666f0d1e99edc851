package com.ticketing.events.app.http.limit;

import static org.hamcrest.Matchers.nullValue;

import com.ticketing.events.app.support.BlackBoxTest;
import org.junit.jupiter.api.Test;

/** Rate limits are off by default. */
class NoRateLimitIT extends BlackBoxTest {

    @Test
    void neitherLimitsNorAnnouncesALimit() {
        for (int request = 0; request < 50; request++) {
            anonymous().get("/public/events").then().statusCode(200).header("RateLimit", nullValue());
            admin().get("/events").then().statusCode(200).header("RateLimit-Policy", nullValue());
        }
    }
}
