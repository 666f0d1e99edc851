package com.ticketing.events.query.catalog.web;

import static com.ticketing.events.query.catalog.CatalogSamples.NOW;
import static com.ticketing.events.query.catalog.CatalogSamples.event;
import static com.ticketing.events.query.catalog.CatalogSamples.id;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ticketing.events.EventCancelled;
import com.ticketing.events.EventStatus;
import com.ticketing.events.InternalNotesRevised;
import com.ticketing.events.error.EventNotFound;
import com.ticketing.events.error.InvalidRequest;
import com.ticketing.events.query.catalog.CatalogSamples;
import com.ticketing.events.query.catalog.live.CatalogWriter;
import com.ticketing.events.query.catalog.live.LiveCatalog;
import com.ticketing.events.query.catalog.response.PublicResponse;
import com.ticketing.events.query.http.BoundedWork;
import com.ticketing.events.query.http.PublicCacheControl;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublicEventQueriesTest {

    private static final Instant START = Instant.parse("2030-07-01T18:00:00Z");

    private final LiveCatalog catalog = CatalogSamples.catalogOf(
            event(1, EventStatus.DRAFT), event(2, EventStatus.PUBLISHED), event(3, EventStatus.CANCELLED));
    private final PublicEventQueries queries = at(NOW, Duration.ZERO);

    @Test
    void listsEventsThatAreNotDraftsWithoutPrivateFields() {
        assertThat(body(queries.list(request(Map.of("status", "DRAFT")))))
                .contains(id(2).toString(), id(3).toString())
                .doesNotContain(id(1).toString(), "pay the band", "ana@example.com", "updatedAt", "DRAFT")
                .endsWith("\"pagination\":{\"page\":1,\"limit\":20,\"total\":2,\"totalPages\":1}}");
    }

    @Test
    void linksToThePagesOfTheList() {
        assertThat(queries.list(request(Map.of())).link())
                .isEqualTo("</public/events?page=1>; rel=\"first\", </public/events?page=1>; rel=\"last\"");
        assertThat(queries.find(id(2)).link()).isNull();
    }

    @Test
    void hidesADraftLikeAnUnknownEvent() {
        assertThatThrownBy(() -> queries.find(id(1))).isInstanceOf(EventNotFound.class);
        assertThatThrownBy(() -> queries.find(id(9))).isInstanceOf(EventNotFound.class);
    }

    @Test
    void returnsAPreparedListOnlyAfterASearchForItsLocations() {
        PublicQuery berlin = request(Map.of("locations", "Berlin"));
        assertThat(queries.listIfPrepared(berlin)).isNull();
        PublicResponse computed = queries.list(berlin);
        assertThat(Objects.requireNonNull(queries.listIfPrepared(berlin)).tag()).isEqualTo(computed.tag());
    }

    @Test
    void returnsNoPreparedListAfterTheDictionaryGrows() {
        PublicQuery berlin = request(Map.of("locations", "Berlin"));
        queries.list(berlin);
        CatalogWriter.apply(catalog, CatalogSamples.eventIn(4, "East Berlin"), 0, 2);
        assertThat(queries.listIfPrepared(berlin)).isNull();
        assertThat(body(queries.list(berlin))).contains(id(4).toString());
    }

    @Test
    void returnsAPreparedListWithoutLocations() {
        assertThat(queries.listIfPrepared(request(Map.of("page", "3", "dateFrom", "2030-01-01"))))
                .isNotNull();
    }

    @Test
    void refusesInvalidParameters() {
        PublicQuery invalid = request(Map.of("locations", "Berlin", "page", "0"));
        assertThatThrownBy(() -> queries.listIfPrepared(invalid)).isInstanceOf(InvalidRequest.class);
        assertThatThrownBy(() -> queries.list(invalid)).isInstanceOf(InvalidRequest.class);
    }

    @Test
    void keepsTheEntityTagsWhenOnlyPrivateFieldsChange() {
        String one = queries.find(id(2)).tag();
        String list = queries.list(request(Map.of())).tag();
        CatalogWriter.apply(catalog, new InternalNotesRevised(id(2), "other", NOW), 1, 1);
        assertThat(queries.find(id(2)).tag()).isEqualTo(one).matches("[0-9a-f]{32}");
        assertThat(queries.list(request(Map.of())).tag()).isEqualTo(list).isNotEqualTo(one);

        CatalogWriter.apply(catalog, new EventCancelled(id(2), "Jazz", NOW), 2, 2);
        assertThat(queries.find(id(2)).tag()).isNotEqualTo(one);
        assertThat(queries.list(request(Map.of())).tag()).isNotEqualTo(list);
    }

    @ParameterizedTest
    @CsvSource({"PT2H,7200", "PT1H,3600", "PT0.0S,0", "PT10.9S,10", "PT1.000000001S,1"})
    void usesTheConfiguredMaxAge(Duration maxAge, long seconds) {
        assertThat(cacheControl(START.minusSeconds(86_400), maxAge)).isEqualTo(cacheControlOf(seconds));
    }

    @ParameterizedTest
    @CsvSource({"PT30S,30", "PT29.999S,29", "PT0.5S,0", "PT1M,60", "PT1M1S,60"})
    void limitsMaxAgeToTheStartOfTheNextUpcomingEvent(Duration untilStart, long seconds) {
        assertThat(cacheControl(START.minus(untilStart), Duration.ofMinutes(1))).isEqualTo(cacheControlOf(seconds));
    }

    @Test
    void ignoresTheStartOfEventsThatAreNoLongerUpcoming() {
        assertThat(cacheControl(START, Duration.ofMinutes(1))).isEqualTo(cacheControlOf(60));
        assertThat(cacheControl(START.plusSeconds(1), Duration.ofMinutes(1))).isEqualTo(cacheControlOf(60));
    }

    @Test
    void changesTheEntityTagWhenAnEventStopsBeingUpcoming() {
        String before =
                at(START.minusNanos(1), Duration.ZERO).list(request(Map.of())).tag();
        String after = at(START, Duration.ZERO).list(request(Map.of())).tag();
        assertThat(after).isNotEqualTo(before);
    }

    @Test
    void rejectsANegativeMaxAge() {
        assertThatThrownBy(() -> new PublicCacheControl(Duration.ofSeconds(-1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static String cacheControlOf(long seconds) {
        return "public, max-age=%d, must-revalidate".formatted(seconds);
    }

    private String cacheControl(Instant now, Duration maxAge) {
        String list = at(now, maxAge).list(request(Map.of())).cacheControl();
        assertThat(at(now, maxAge).find(id(2)).cacheControl()).isEqualTo(list);
        return list;
    }

    private PublicEventQueries at(Instant now, Duration maxAge) {
        return new PublicEventQueries(
                catalog,
                new BoundedWork(1, Duration.ofSeconds(2)),
                new PublicCacheControl(maxAge),
                Clock.fixed(now, ZoneOffset.UTC),
                ZoneOffset.UTC);
    }

    private static PublicQuery request(Map<String, String> parameters) {
        Map<String, String[]> decoded = new HashMap<>();
        parameters.forEach((name, value) -> decoded.put(name, new String[] {value}));
        return new PublicQuery(null, decoded);
    }

    private static String body(PublicResponse response) {
        return new String(response.body(), UTF_8);
    }
}
