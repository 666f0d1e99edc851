package com.ticketing.events.query.catalog.index;

import com.ticketing.events.DomainEvent;
import com.ticketing.events.EventCancelled;
import com.ticketing.events.EventCreated;
import com.ticketing.events.EventDetailsRevised;
import com.ticketing.events.EventDiscarded;
import com.ticketing.events.EventPublished;
import com.ticketing.events.EventStatus;
import com.ticketing.events.InternalNotesRevised;
import com.ticketing.events.PersonalDataErased;
import com.ticketing.events.PublicationScheduled;
import com.ticketing.events.query.catalog.CatalogSamples;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Arbitrary histories of Events around 27 October 2030, when daylight saving time ends in Europe. */
final class ArbitraryHistories {

    private static final Instant MIDDLE = Instant.parse("2030-10-27T00:00:00Z");

    private static final Arbitrary<Instant> START_TIMES = Combinators.combine(
                    Arbitraries.integers().between(-16, 16), Arbitraries.of(0L, 0L, 0L, 1L, 999_999_999L))
            .as((quarterDays, nanos) ->
                    MIDDLE.plus(Duration.ofHours(6L * quarterDays)).plusNanos(nanos));

    private static final Arbitrary<Duration> DURATIONS = Arbitraries.of(
            Duration.ofNanos(1),
            Duration.ofMinutes(90),
            Duration.ofHours(6),
            Duration.ofHours(24),
            Duration.ofDays(3),
            Duration.ofDays(400));

    private static final Arbitrary<String> LOCATIONS = Arbitraries.of(
            "Berlin",
            "BERLIN",
            "berlin",
            "BERLIN, Germany",
            "Berlin, Germany",
            "Große Freiheit, Hamburg",
            "GROSSE HALLE",
            "İstanbul",
            "München",
            "100% Club_1",
            "\uD83C\uDFAA, Rome");

    private static final Arbitrary<String> TITLES = Arbitraries.of(
            "Jazz Café",
            "jazz CAFE\u0301 noir",
            "Große Straßenmusik",
            "Ærø Øl-Fest",
            "Łódź naïve œuvre",
            "a a  a",
            "ガラス祭り",
            "\uFDFA",
            "Ｆｕｌｌ ｗｉｄｔｈ №5");

    private ArbitraryHistories() {}

    /** A change of one of a few Events. The domain event depends on whether the Event exists. */
    record Step(
            int event,
            String kind,
            Instant start,
            Duration duration,
            String title,
            String location,
            EventStatus status) {

        /** @param version the version of the Event before; null if the Event does not exist */
        DomainEvent toDomainEvent(Long version) {
            UUID id = new UUID(event * 0x9000_0000_0000_0000L, event);
            Instant now = CatalogSamples.NOW.plus(duration).plusNanos(event % 2);
            if (version == null) {
                return new EventCreated(id, title, start, start.plus(duration), location, status, kind, null, now);
            }
            return switch (kind) {
                case "schedule" -> new PublicationScheduled(id, start, now);
                case "discard" -> new EventDiscarded(id, now);
                case "publish" -> new EventPublished(id, "Title", now);
                case "cancel" -> new EventCancelled(id, "Title", event % 2 == 0 ? null : location, now);
                case "note" -> new InternalNotesRevised(id, location, now);
                default -> new EventDetailsRevised(id, "\"new\" " + title, start, start.plus(duration), location, now);
            };
        }
    }

    static Arbitrary<Step> steps() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 40),
                        Arbitraries.of("publish", "cancel", "note", "revise", "discard", "schedule"),
                        START_TIMES,
                        DURATIONS,
                        TITLES,
                        LOCATIONS,
                        Arbitraries.of(EventStatus.class))
                .as(Step::new);
    }

    /** The indexed catalog and the reference implementation, with equal contents. */
    static final class CatalogPair {

        final IndexedCatalog indexed;
        final SortedSetCatalog reference = new SortedSetCatalog();
        private final Set<UUID> discarded = new HashSet<>();
        private final Map<Integer, Long> versions = new HashMap<>();

        CatalogPair(IndexedCatalog indexed) {
            this.indexed = indexed;
        }

        void apply(Step step) {
            Long version = versions.get(step.event());
            DomainEvent event = step.toDomainEvent(version);
            if ((event instanceof EventDiscarded || event instanceof PublicationScheduled) && !isDraft(event.id())) {
                event = new InternalNotesRevised(event.id(), step.location(), event.at());
            }
            if (discarded.contains(event.id())) {
                event = new PersonalDataErased(event.id(), event.at());
            } else if (event instanceof EventDiscarded) {
                discarded.add(event.id());
            }
            long next = version == null ? 0 : Objects.requireNonNull(version) + 1;
            versions.put(step.event(), next);
            indexed.apply(event, next);
            reference.apply(event, next);
        }

        private boolean isDraft(UUID id) {
            return reference
                    .find(id)
                    .filter(entry -> entry.status() == EventStatus.DRAFT)
                    .isPresent();
        }
    }
}
