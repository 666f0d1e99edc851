package com.ticketing.events.query.catalog.web;

import com.ticketing.events.DomainEvent;
import com.ticketing.events.EventCancelled;
import com.ticketing.events.EventCreated;
import com.ticketing.events.EventDetailsRevised;
import com.ticketing.events.EventPublished;
import com.ticketing.events.EventStatus;
import com.ticketing.events.InternalNotesRevised;
import com.ticketing.events.query.catalog.CatalogSamples;
import com.ticketing.events.query.catalog.index.IndexedCatalog;
import com.ticketing.events.query.catalog.index.SortedSetCatalog;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Random lives of Events around the night of 27 October 2030, when clocks go back in Europe. */
final class ArbitraryHistories {

    private static final Instant MIDDLE = Instant.parse("2030-10-27T00:00:00Z");

    private static final Arbitrary<Instant> MOMENTS = Combinators.combine(
                    Arbitraries.integers().between(-16, 16), Arbitraries.of(0L, 0L, 0L, 1L, 999_999_999L))
            .as((quarterDays, nanos) ->
                    MIDDLE.plus(Duration.ofHours(6L * quarterDays)).plusNanos(nanos));

    private static final Arbitrary<Duration> LENGTHS = Arbitraries.of(
            Duration.ofNanos(1),
            Duration.ofMinutes(90),
            Duration.ofHours(6),
            Duration.ofHours(24),
            Duration.ofDays(3),
            Duration.ofDays(400));

    static final Arbitrary<String> PLACES = Arbitraries.of(
            "Berlin",
            "BERLIN, Germany",
            "Große Freiheit, Hamburg",
            "GROSSE HALLE",
            "İstanbul",
            "München",
            "100% Club_1",
            "\uD83C\uDFAA, Rome");

    private ArbitraryHistories() {}

    /** What happens to one of a few Events; which domain event that makes depends on what was before. */
    record Step(int event, String kind, Instant start, Duration length, String place, EventStatus status) {

        /** @param version of the Event until now, null when there is none */
        DomainEvent happening(Long version) {
            UUID id = new UUID(event * 0x9000_0000_0000_0000L, event);
            Instant now = CatalogSamples.NOW.plusNanos(event);
            if (version == null) {
                return new EventCreated(id, "Title " + kind, start, start.plus(length), place, status, kind, null, now);
            }
            return switch (kind) {
                case "publish" -> new EventPublished(id, "Title", now);
                case "cancel" -> new EventCancelled(id, "Title", now);
                case "note" -> new InternalNotesRevised(id, place, now);
                default -> new EventDetailsRevised(id, "Title \"new\"", start, start.plus(length), place, now);
            };
        }
    }

    static Arbitrary<Step> steps() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 40),
                        Arbitraries.of("publish", "cancel", "note", "revise"),
                        MOMENTS,
                        LENGTHS,
                        PLACES,
                        Arbitraries.of(EventStatus.class))
                .as(Step::new);
    }

    /** The two catalogs that have to be alike, and the versions of their Events. */
    static final class Both {

        final IndexedCatalog indexed;
        final SortedSetCatalog plain = new SortedSetCatalog();
        private final Map<Integer, Long> versions = new HashMap<>();

        Both(IndexedCatalog indexed) {
            this.indexed = indexed;
        }

        void take(Step step) {
            Long version = versions.get(step.event());
            DomainEvent event = step.happening(version);
            long next = version == null ? 0 : Objects.requireNonNull(version) + 1;
            versions.put(step.event(), next);
            indexed.apply(event, next);
            plain.apply(event, next);
        }
    }
}
