package com.ticketing.events.app.pages;

import static com.ticketing.events.app.support.RefusalAssertions.methodNotAllowed;
import static com.ticketing.events.app.support.RefusalAssertions.notFound;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.equalToIgnoringCase;
import static org.hamcrest.Matchers.not;

import com.ticketing.events.app.support.BlackBoxTest;
import com.ticketing.events.app.support.EventBody;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PagesIT extends BlackBoxTest {

    private static final Pattern LINK = Pattern.compile("(?:href|src)=\"(/assets/[^\"]*)\"");

    @Test
    void theBackOfficeContainsNoDataAndHasAStrictPolicy() {
        String title = EventBody.unique("Confidential");
        create(EventBody.valid().with("title", title));
        anonymous()
                .get("/admin")
                .then()
                .statusCode(200)
                .header("Content-Type", equalToIgnoringCase("text/html;charset=UTF-8"))
                .header("Cache-Control", "no-cache")
                .header("Content-Security-Policy", containsString("script-src 'self'"))
                .header("Content-Security-Policy", not(containsString("unsafe")))
                .body(not(containsString(title)));
        anonymous().head("/admin").then().statusCode(200);
        anonymous().post("/admin").then().spec(methodNotAllowed());
        anonymous().get("/admin/").then().statusCode(308).header("Location", "/admin");
    }

    @Test
    void assetsAreImmutableUnderTheContentHash() {
        List<String> links = links();
        assertThat(links).hasSizeGreaterThan(2).allMatch(link -> link.matches("/assets/[0-9a-f]{16}/.*"));
        assertThat(links)
                .allSatisfy(link -> anonymous()
                        .get(link)
                        .then()
                        .statusCode(200)
                        .header("Cache-Control", equalTo("max-age=31536000, public, immutable"))
                        .header("X-Content-Type-Options", "nosniff"));
    }

    @Test
    void assetsAreNotFoundUnderOtherUrls() {
        String link = links().getFirst();
        anonymous()
                .get(link.replaceFirst("/assets/[0-9a-f]{16}", "/assets"))
                .then()
                .spec(notFound());
        anonymous()
                .get(link.replaceFirst("/assets/[0-9a-f]{16}", "/assets/0123456789abcdef"))
                .then()
                .spec(notFound());
        anonymous().get(link + ".map").then().spec(notFound());
    }

    private List<String> links() {
        return LINK.matcher(anonymous().get("/admin").asString())
                .results()
                .map(found -> found.group(1))
                .toList();
    }
}
