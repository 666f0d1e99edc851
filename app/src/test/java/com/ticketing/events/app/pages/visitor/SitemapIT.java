package com.ticketing.events.app.pages.visitor;

import static com.ticketing.events.app.support.RefusalAssertions.invalid;
import static com.ticketing.events.app.support.RefusalAssertions.methodNotAllowed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import com.ticketing.events.app.support.BlackBoxTest;
import com.ticketing.events.app.support.EventBody;
import io.restassured.response.Response;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@code /sitemap.xml} and {@code /robots.txt}. */
class SitemapIT extends BlackBoxTest {

    @Test
    void hasThePagesOfPublicEvents() {
        String published = create(EventBody.withStatus("PUBLISHED"));
        String draft = create(EventBody.withStatus("DRAFT"));
        Response sitemap = anonymous().get("/sitemap.xml");
        sitemap.then()
                .statusCode(200)
                .header("Content-Type", "application/xml;charset=utf-8")
                .header("Cache-Control", "public, max-age=0, must-revalidate")
                .body(containsString("<loc>/e/" + published + "</loc><lastmod>"))
                .body(not(containsString(draft)));
        patch(draft, Map.of("status", "PUBLISHED"));
        assertThat(anonymous().get("/sitemap.xml").asString()).contains("/e/" + draft);
    }

    @Test
    void isRevalidatedByEntityTag() {
        String id = create(EventBody.withStatus("PUBLISHED"));
        String tag = anonymous().get("/sitemap.xml").header("ETag");
        Response same = anonymous().header("If-None-Match", tag).get("/sitemap.xml");
        assertThat(same.statusCode()).isEqualTo(304);
        assertThat(same.asString()).isEmpty();
        patch(id, Map.of("internalNotes", "Changed"));
        anonymous().header("If-None-Match", tag).get("/sitemap.xml").then().statusCode(304);
        patch(id, Map.of("status", "CANCELLED"));
        anonymous().header("If-None-Match", tag).get("/sitemap.xml").then().statusCode(200);
    }

    @Test
    void hasNumberedParts() {
        anonymous().queryParam("part", 1).get("/sitemap.xml").then().statusCode(200);
        anonymous().queryParam("part", 2).get("/sitemap.xml").then().spec(invalid("part"));
        anonymous().post("/sitemap.xml").then().spec(methodNotAllowed());
    }

    @Test
    void robotsFindIt() {
        anonymous()
                .get("/robots.txt")
                .then()
                .statusCode(200)
                .header("Content-Type", "text/plain;charset=utf-8")
                .header("Cache-Control", "max-age=3600, public")
                .body(containsString("User-agent: *\n"))
                .body(containsString("\nDisallow: /admin\n"))
                .body(containsString("\nSitemap: /sitemap.xml\n"));
    }
}
