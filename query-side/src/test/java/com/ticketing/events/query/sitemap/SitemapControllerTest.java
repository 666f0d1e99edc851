package com.ticketing.events.query.sitemap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.ticketing.events.EventCancelled;
import com.ticketing.events.EventCreated;
import com.ticketing.events.error.InvalidRequest;
import com.ticketing.events.query.catalog.CatalogSamples;
import com.ticketing.events.query.catalog.changes.PublicChangeRanges;
import com.ticketing.events.query.catalog.live.CatalogWriter;
import com.ticketing.events.query.catalog.live.LiveCatalog;
import com.ticketing.events.query.http.BoundedWork;
import com.ticketing.events.query.http.PublicBaseUrl;
import com.ticketing.events.query.http.PublicCacheControl;
import jakarta.servlet.ServletOutputStream;
import java.io.UnsupportedEncodingException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class SitemapControllerTest {

    private static final Pattern LOCATION = Pattern.compile("<loc>(.*?)</loc>");
    private static final Pattern EVENT =
            Pattern.compile("<loc>https://a.example/e/[0-9a-f-]{36}</loc><lastmod>[0-9-]{10}T[0-9:]{8}Z</lastmod>");

    private final BoundedWork work = new BoundedWork(1, Duration.ofSeconds(2));

    @AfterEach
    void close() {
        work.close();
    }

    @Test
    void hasThePageAndEveryEvent() {
        String sitemap = respond(sitemaps(2_500, 2_500), "").body();
        assertThat(sitemap)
                .startsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=")
                .endsWith("</urlset>\n");
        assertThat(locations(sitemap)).hasSize(2_501).doesNotHaveDuplicates().startsWith("https://a.example/");
        assertThat(EVENT.matcher(sitemap).results()).hasSize(2_500);
    }

    @Test
    void isAnIndexOfPartsIfThereAreMoreEvents() {
        SitemapController sitemaps = sitemaps(25, 10);
        String index = respond(sitemaps, "").body();
        assertThat(index).contains("<sitemapindex").endsWith("</sitemapindex>\n");
        assertThat(locations(index))
                .containsExactly(
                        "https://a.example/sitemap.xml?part=1",
                        "https://a.example/sitemap.xml?part=2",
                        "https://a.example/sitemap.xml?part=3");
        assertThat(locations(respond(sitemaps, "1").body())).hasSize(11);
        assertThat(locations(respond(sitemaps, "2").body())).hasSize(10);
        assertThat(locations(respond(sitemaps, "3").body())).hasSize(5);
        assertThat(List.of("1", "2", "3").stream()
                        .flatMap(part -> locations(respond(sitemaps, part).body()).stream()))
                .doesNotHaveDuplicates();
        for (String part : List.of("0", "4", "x", "-1")) {
            assertThatExceptionOfType(InvalidRequest.class).isThrownBy(() -> respond(sitemaps, part));
        }
    }

    @Test
    void isEmptyButForThePageWithoutEvents() {
        assertThat(locations(respond(sitemaps(0, 10), "").body())).containsExactly("https://a.example/");
    }

    @Test
    void writesTheBeginningForHeadAndNothingForAMatchingEntityTag() {
        SitemapController sitemaps = sitemaps(2_500, 2_500);
        Reply get = respond(sitemaps, "");
        assertThat(locations(respond(sitemaps, request("HEAD")).body())).hasSize(101);
        MockHttpServletRequest again = request("GET");
        again.addHeader("If-None-Match", get.tag());
        Reply notModified = respond(sitemaps, again);
        assertThat(notModified.status()).isEqualTo(304);
        assertThat(notModified.body()).isEmpty();
    }

    /** A blocked response must not hold the Events. */
    @Test
    void readsTheEventsWhileItIsSent() {
        LiveCatalog catalog = catalog(250);
        MockHttpServletResponse response = new MockHttpServletResponse() {
            private boolean hasBegun;

            @Override
            public ServletOutputStream getOutputStream() {
                if (!hasBegun) {
                    hasBegun = true;
                    UUID last = CatalogSamples.id(250);
                    CatalogWriter.apply(catalog, new EventCancelled(last, "Jazz", CatalogSamples.NOW), 1, 251);
                }
                return super.getOutputStream();
            }
        };
        controller(catalog, 300, "https://a.example").sitemap(request("GET"), response);
        String body = reply(response).body();
        assertThat(locations(body))
                .hasSize(250)
                .doesNotHaveDuplicates()
                .contains("https://a.example/e/" + CatalogSamples.id(249))
                .doesNotContain("https://a.example/e/" + CatalogSamples.id(250));
    }

    @Test
    void hasEntitiesOfXmlOnly() {
        assertThat(locations(respond(sitemaps(0, 10, "https://a.example/caf%C3%A9/a&b"), "")
                        .body()))
                .containsExactly("https://a.example/caf%C3%A9/a&amp;b/");
    }

    @Test
    void hasAnEntityTagOfItsEventsAndItsBaseUrl() {
        String tag = respond(sitemaps(3, 10), "").tag();
        assertThat(respond(sitemaps(3, 10), "").tag()).isEqualTo(tag);
        assertThat(respond(sitemaps(4, 10), "").tag()).isNotEqualTo(tag);
        assertThat(respond(sitemaps(3, 10, "https://b.example"), "").tag()).isNotEqualTo(tag);
    }

    private record Reply(int status, String tag, String body) {}

    private SitemapController sitemaps(int events, int partChanges) {
        return sitemaps(events, partChanges, "https://a.example");
    }

    private SitemapController sitemaps(int events, int partChanges, String baseUrl) {
        return controller(catalog(events), partChanges, baseUrl);
    }

    private static LiveCatalog catalog(int events) {
        return CatalogSamples.catalogOf(IntStream.rangeClosed(1, events)
                .mapToObj(n -> CatalogSamples.eventIn(n, "Berlin"))
                .toArray(EventCreated[]::new));
    }

    private SitemapController controller(LiveCatalog catalog, int partChanges, String baseUrl) {
        return new SitemapController(
                new PublicChangeRanges(catalog),
                new PublicBaseUrl(baseUrl),
                new PublicCacheControl(Duration.ZERO),
                work,
                partChanges);
    }

    private static Reply respond(SitemapController sitemaps, String part) {
        MockHttpServletRequest request = request("GET");
        request.addParameter("part", part);
        return respond(sitemaps, request);
    }

    private static Reply respond(SitemapController sitemaps, MockHttpServletRequest request) {
        MockHttpServletResponse response = new MockHttpServletResponse();
        sitemaps.sitemap(request, response);
        return reply(response);
    }

    private static MockHttpServletRequest request(String method) {
        return new MockHttpServletRequest(method, "/sitemap.xml");
    }

    private static Reply reply(MockHttpServletResponse response) {
        try {
            return new Reply(
                    response.getStatus(), String.valueOf(response.getHeader("ETag")), response.getContentAsString());
        } catch (UnsupportedEncodingException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> locations(String sitemap) {
        return LOCATION.matcher(sitemap)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }
}
