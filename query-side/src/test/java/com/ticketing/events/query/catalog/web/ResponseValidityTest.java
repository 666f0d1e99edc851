package com.ticketing.events.query.catalog.web;

import static com.ticketing.events.query.catalog.CatalogSamples.NOW;
import static com.ticketing.events.query.catalog.CatalogSamples.event;
import static com.ticketing.events.query.catalog.CatalogSamples.eventIn;
import static com.ticketing.events.query.catalog.CatalogSamples.id;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.DomainEvent;
import com.ticketing.events.EventCancelled;
import com.ticketing.events.EventCreated;
import com.ticketing.events.EventDetailsRevised;
import com.ticketing.events.EventPublished;
import com.ticketing.events.EventStatus;
import com.ticketing.events.InternalNotesRevised;
import com.ticketing.events.query.catalog.live.CatalogWriter;
import com.ticketing.events.query.catalog.live.LiveCatalog;
import com.ticketing.events.query.catalog.live.ShadowCatalog;
import com.ticketing.events.query.catalog.response.PublicResponse;
import com.ticketing.events.query.http.BoundedWork;
import com.ticketing.events.query.http.PublicCacheControl;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** A response that is current equals a new one, whatever has happened since it was made. */
class ResponseValidityTest {

    private static final BoundedWork WORK = new BoundedWork(1, Duration.ofSeconds(2));
    private static final Instant START = Instant.parse("2030-07-01T18:00:00Z");
    private static final List<EventStatus> STATUSES = List.of(EventStatus.values());
    private static final List<String> LOCATIONS = List.of("Berlin", "East Berlin", "Hamburg", "Rome", "Bern");
    private static final List<Map<String, String>> REQUESTS = List.of(
            Map.of(),
            Map.of("limit", "2", "page", "2"),
            Map.of("sort", "-startAt", "limit", "3"),
            Map.of("locations", "berlin"),
            Map.of("q", "blues"),
            Map.of("q", "ja ROM", "limit", "2", "sort", "-startAt"),
            Map.of("q", "jazz", "locations", "ber", "dateFrom", "2030-07-02"),
            Map.of("locations", "ham,rom", "limit", "1"),
            Map.of("dateFrom", "2030-07-02"),
            Map.of("dateFrom", "2030-07-02", "dateTo", "2030-07-03", "locations", "ber"),
            Map.of("dateFrom", "2030-07-02", "dateMode", "starts"));

    @Property(tries = 300)
    void aCurrentResponseEqualsANewOne(
            @ForAll Random random,
            @ForAll @IntRange(max = 1) int hours,
            @ForAll @IntRange(min = 1, max = 6) int rarity) {
        History history = new History(random, Duration.ofHours(hours));
        Map<Map<String, String>, PublicResponse> kept = new HashMap<>();
        for (int step = 0; step < 80; step++) {
            history.step();
            for (Map<String, String> request : REQUESTS) {
                PublicResponse earlier = kept.get(request);
                if (random.nextInt(rarity) > 0) {
                    continue;
                }
                boolean isCurrent = earlier != null && history.queries().isCurrent(earlier);
                PublicResponse now = history.queries().list(query(request));
                if (isCurrent) {
                    assertThat(comparable(earlier)).isEqualTo(comparable(now));
                } else {
                    kept.put(request, now);
                }
            }
        }
    }

    @Test
    void holdsUntilAnEventOfItsQueryChanges() {
        LiveCatalog catalog = new LiveCatalog();
        apply(catalog, eventIn(1, "Berlin"), 0);
        apply(catalog, eventIn(2, "Hamburg"), 0);
        PublicEventQueries queries = at(catalog, NOW, Duration.ZERO);
        PublicResponse berlin = queries.list(query(Map.of("locations", "berlin")));

        apply(catalog, new EventCancelled(id(2), "Jazz", NOW), 1);
        apply(catalog, eventIn(3, "Hamburg"), 0);
        assertThat(queries.isCurrent(berlin)).isTrue();

        apply(catalog, revised(2, START, "Berlin"), 2);
        assertThat(queries.isCurrent(berlin)).isFalse();
    }

    @Test
    void endsWhenAnEventLeavesItsQuery() {
        LiveCatalog catalog = new LiveCatalog();
        apply(catalog, eventIn(1, "Berlin"), 0);
        PublicEventQueries queries = at(catalog, NOW, Duration.ZERO);
        PublicResponse berlin = queries.list(query(Map.of("locations", "berlin")));
        apply(catalog, revised(1, START, "Rome"), 1);
        assertThat(queries.isCurrent(berlin)).isFalse();
    }

    @Test
    void endsWithANewLocationThatMatches() {
        LiveCatalog catalog = new LiveCatalog();
        apply(catalog, eventIn(1, "Berlin"), 0);
        PublicEventQueries queries = at(catalog, NOW, Duration.ZERO);
        PublicResponse berlin = queries.list(query(Map.of("locations", "berlin")));
        apply(catalog, eventIn(2, "Berlin, Waldbühne"), 0);
        assertThat(queries.isCurrent(berlin)).isFalse();
    }

    @Test
    void holdsOnlyWhileEveryIsUpcomingIsExact() {
        LiveCatalog catalog = new LiveCatalog();
        apply(catalog, event(1, "2030-06-01T10:00:00Z", "2030-06-01T20:00:00Z"), 0);
        apply(catalog, event(2, START.toString(), "2030-07-01T20:00:00Z"), 0);
        PublicResponse list = at(catalog, NOW, Duration.ZERO).list(query(Map.of()));
        assertThat(at(catalog, START.minusNanos(1), Duration.ZERO).isCurrent(list))
                .isTrue();
        assertThat(at(catalog, START, Duration.ZERO).isCurrent(list)).isFalse();
        Instant started = Instant.parse("2030-06-01T10:00:00Z");
        assertThat(at(catalog, started, Duration.ZERO).isCurrent(list)).isTrue();
        assertThat(at(catalog, started.minusNanos(1), Duration.ZERO).isCurrent(list))
                .isFalse();
    }

    @Test
    void holdsOnlyWhileItsMaxAgeIsExact() {
        LiveCatalog catalog = new LiveCatalog();
        apply(catalog, event(1, START.toString(), "2030-07-01T20:00:00Z"), 0);
        Duration hour = Duration.ofHours(1);
        PublicResponse list = at(catalog, NOW, hour).list(query(Map.of()));
        Instant last = START.minus(hour);
        assertThat(at(catalog, last.minusNanos(1), hour).isCurrent(list)).isTrue();
        assertThat(at(catalog, last.plusNanos(1), hour).isCurrent(list)).isFalse();
    }

    @Test
    void endsWithTheCatalog() throws InterruptedException {
        LiveCatalog catalog = new LiveCatalog();
        apply(catalog, eventIn(1, "Berlin"), 0);
        PublicEventQueries queries = at(catalog, NOW, Duration.ZERO);
        PublicResponse before = queries.list(query(Map.of()));
        rebuild(catalog, List.of(new Applied(eventIn(1, "Berlin"), 0)));
        assertThat(queries.isCurrent(before)).isFalse();

        PublicResponse rebuilt = queries.list(query(Map.of()));
        CatalogWriter.clear(catalog);
        assertThat(queries.isCurrent(rebuilt)).isFalse();
    }

    @Test
    void doesNotApplyToSingleEvents() {
        LiveCatalog catalog = new LiveCatalog();
        apply(catalog, eventIn(1, "Berlin"), 0);
        PublicEventQueries queries = at(catalog, NOW, Duration.ZERO);
        assertThat(queries.isCurrent(queries.find(id(1)))).isFalse();
    }

    private record Applied(DomainEvent event, long version) {}

    /** A random history of a few Events, in which time passes and the catalog is merged, rebuilt and replaced. */
    private static final class History {

        private final Random random;
        private final Duration maxAge;
        private final LiveCatalog catalog = new LiveCatalog();
        private final List<Applied> log = new ArrayList<>();
        private final Map<UUID, Long> versions = new HashMap<>();
        private Instant now = START;

        History(Random random, Duration maxAge) {
            this.random = random;
            this.maxAge = maxAge;
        }

        PublicEventQueries queries() {
            return at(catalog, now, maxAge);
        }

        void step() {
            switch (random.nextInt(24)) {
                case 0 -> catalog.mergeNow();
                case 1 -> rebuild(catalog, log);
                case 2 -> replaceLog();
                case 3, 4, 5, 6 -> now = START.plus(Duration.ofMinutes(30L * random.nextInt(-100, 200)));
                default -> change();
            }
        }

        private void replaceLog() {
            CatalogWriter.clear(catalog);
            log.clear();
            versions.clear();
        }

        private void change() {
            UUID id = id(1 + random.nextInt(12));
            Long last = versions.get(id);
            long version = last == null ? 0 : last + 1;
            Applied applied = new Applied(last == null ? created(id) : changed(id), version);
            versions.put(id, version);
            log.add(applied);
            apply(catalog, applied.event, version);
        }

        private EventCreated created(UUID id) {
            Instant start = start();
            EventStatus status = STATUSES.get(random.nextInt(STATUSES.size()));
            return event(id, start.toString(), start.plus(length()).toString(), location(), status);
        }

        private DomainEvent changed(UUID id) {
            Instant start = start();
            return switch (random.nextInt(4)) {
                case 0 -> new EventPublished(id, "Jazz", NOW);
                case 1 -> new EventCancelled(id, "Jazz", NOW);
                case 2 -> new InternalNotesRevised(id, "other", NOW);
                default -> new EventDetailsRevised(id, "Blues", start, start.plus(length()), location(), NOW);
            };
        }

        private Instant start() {
            return START.plus(Duration.ofHours(6L * random.nextInt(12)));
        }

        private Duration length() {
            return Duration.ofHours(1 + 24L * random.nextInt(3));
        }

        private String location() {
            return LOCATIONS.get(random.nextInt(LOCATIONS.size()));
        }
    }

    private static void rebuild(LiveCatalog catalog, Collection<Applied> log) {
        try (ShadowCatalog shadow = new ShadowCatalog(catalog)) {
            long position = 0;
            for (Applied applied : log) {
                shadow.apply(applied.event, applied.version, ++position);
            }
            shadow.startMirroring();
            shadow.replaceLive(1);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void apply(LiveCatalog catalog, DomainEvent event, long version) {
        CatalogWriter.apply(catalog, event, version, catalog.position() + 1);
    }

    private static EventDetailsRevised revised(int number, Instant start, String location) {
        return new EventDetailsRevised(id(number), "Jazz", start, start.plus(Duration.ofHours(2)), location, NOW);
    }

    private static PublicEventQueries at(LiveCatalog catalog, Instant now, Duration maxAge) {
        return new PublicEventQueries(
                catalog, WORK, new PublicCacheControl(maxAge), Clock.fixed(now, ZoneOffset.UTC), ZoneOffset.UTC);
    }

    private static PublicQuery query(Map<String, String> parameters) {
        Map<String, String[]> decoded = new HashMap<>();
        parameters.forEach((name, value) -> decoded.put(name, new String[] {value}));
        return new PublicQuery(null, decoded);
    }

    private static List<Object> comparable(PublicResponse response) {
        return List.of(
                response.tag(),
                response.cacheControl(),
                String.valueOf(response.link()),
                new String(response.body(), UTF_8));
    }
}
