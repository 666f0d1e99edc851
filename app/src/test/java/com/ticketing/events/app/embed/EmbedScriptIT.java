package com.ticketing.events.app.embed;

import static com.ticketing.events.app.support.RefusalAssertions.methodNotAllowed;
import static com.ticketing.events.app.support.RefusalAssertions.notFound;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalToIgnoringCase;
import static org.hamcrest.Matchers.matchesPattern;

import com.ticketing.events.app.support.BlackBoxTest;
import org.junit.jupiter.api.Test;

class EmbedScriptIT extends BlackBoxTest {

    private static final String PATH = "/embed/event-summary.js";

    @Test
    void cachesKeepTheScriptForAnHourAndRevalidateIt() {
        String tag = anonymous()
                .get(PATH)
                .then()
                .statusCode(200)
                .header("Content-Type", equalToIgnoringCase("text/javascript;charset=UTF-8"))
                .header("Cache-Control", "max-age=3600, public, stale-while-revalidate=3600")
                .header("ETag", matchesPattern("\"[0-9a-f]{32}(-gzip)?\""))
                .header("X-Content-Type-Options", "nosniff")
                .body(containsString("event-summary"))
                .extract()
                .header("ETag");
        anonymous()
                .header("If-None-Match", tag)
                .get(PATH)
                .then()
                .statusCode(304)
                .header("ETag", tag)
                .header("Cache-Control", containsString("max-age=3600"))
                .body(emptyString());
    }

    @Test
    void pagesOfEveryOriginMayLoadTheScript() {
        anonymous()
                .header("Origin", "https://hotel.example")
                .get(PATH)
                .then()
                .header("Access-Control-Allow-Origin", "*")
                .header("Cross-Origin-Resource-Policy", "cross-origin");
    }

    @Test
    void theFolderHasNothingElse() {
        anonymous().get("/embed/").then().spec(notFound());
        anonymous().get("/embed/other.js").then().spec(notFound());
        anonymous().post(PATH).then().spec(methodNotAllowed());
    }
}
