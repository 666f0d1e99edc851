package com.ticketing.events.query.catalog.live;

import static com.ticketing.events.query.catalog.CatalogSamples.CREATED_AT;
import static com.ticketing.events.query.catalog.CatalogSamples.NOW;
import static com.ticketing.events.query.catalog.CatalogSamples.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ticketing.events.CancellationReasonRevised;
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
import com.ticketing.events.PublicationUnscheduled;
import com.ticketing.events.query.catalog.CatalogEntry;
import com.ticketing.events.query.catalog.CatalogSamples;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** State of the catalog after each kind of domain event. */
class CatalogFollowerApplyTest {

    private static final UUID ID = id(1);
    private static final EventCreated CREATED = CatalogSamples.event(1, EventStatus.DRAFT);
    private static final EventDetailsRevised DETAILS_REVISED =
            new EventDetailsRevised(ID, "Blues", NOW.plusSeconds(60), NOW.plusSeconds(120), "Rome", NOW);

    private final LiveCatalog catalog = new LiveCatalog();
    private final VersionBarrier barrier = new VersionBarrier(catalog);
    private final CatalogFollower follower = CatalogWriter.followerWithoutLog(catalog, barrier);

    @Test
    void recordsACreation() {
        apply(CREATED, 0);
        assertThat(catalog.find(ID))
                .contains(new CatalogEntry(
                        ID,
                        "Jazz at noon",
                        Instant.parse("2030-07-01T18:00:00Z"),
                        Instant.parse("2030-07-01T20:00:00Z"),
                        "Berlin",
                        EventStatus.DRAFT,
                        "pay the band",
                        "ana@example.com",
                        null,
                        null,
                        false,
                        CREATED_AT,
                        0));
    }

    @Test
    void recordsAPublication() {
        apply(CREATED, 0);
        apply(new EventPublished(ID, "Jazz at noon", NOW), 1);
        assertThat(catalog.find(ID)).contains(entry(EventStatus.PUBLISHED, "pay the band", 1));
    }

    @Test
    void recordsACancellation() {
        apply(CREATED, 0);
        apply(new EventCancelled(ID, "Jazz at noon", NOW), 1);
        assertThat(catalog.find(ID)).contains(entry(EventStatus.CANCELLED, "pay the band", 1));
    }

    @Test
    void recordsNewAndClearedNotes() {
        apply(CREATED, 0);
        apply(new InternalNotesRevised(ID, "paid", NOW), 1);
        assertThat(catalog.find(ID)).contains(entry(EventStatus.DRAFT, "paid", 1));
        apply(new InternalNotesRevised(ID, null, NOW), 2);
        assertThat(catalog.find(ID)).contains(entry(EventStatus.DRAFT, null, 2));
    }

    @Test
    void removesErasedPersonalData() {
        Instant erasedAt = NOW.plusSeconds(1);
        apply(CREATED, 0);
        apply(new PersonalDataErased(ID, erasedAt), 1);
        assertThat(catalog.find(ID)).hasValueSatisfying(entry -> {
            assertThat(entry.internalNotes()).isNull();
            assertThat(entry.createdBy()).isNull();
            assertThat(entry.updatedAt()).isEqualTo(erasedAt);
            assertThat(entry.version()).isEqualTo(1);
        });
        apply(new InternalNotesRevised(ID, "new", NOW), 2);
        assertThat(catalog.find(ID)).hasValueSatisfying(entry -> {
            assertThat(entry.internalNotes()).isEqualTo("new");
            assertThat(entry.createdBy()).isNull();
        });
    }

    @Test
    void recordsTheReasonOfACancellation() {
        apply(CREATED, 0);
        apply(new EventCancelled(ID, "Jazz at noon", "The band is \"ill\"", NOW), 1);
        assertThat(reason()).isEqualTo("The band is \"ill\"");
        apply(new CancellationReasonRevised(ID, "Storm", NOW), 2);
        assertThat(reason()).isEqualTo("Storm");
        apply(new PersonalDataErased(ID, NOW), 3);
        apply(new InternalNotesRevised(ID, "paid", NOW), 4);
        assertThat(reason()).isEqualTo("Storm");
        assertThat(catalog.find(ID).orElseThrow().internalNotes()).isEqualTo("paid");
    }

    private String reason() {
        return catalog.find(ID).orElseThrow().cancellationReason();
    }

    @Test
    void recordsAScheduledPublicationUntilItEnds() {
        Instant first = NOW.plusSeconds(60);
        apply(CREATED, 0);
        apply(new PublicationScheduled(ID, first, NOW), 1);
        apply(new InternalNotesRevised(ID, null, NOW), 2);
        assertThat(publishAt()).isEqualTo(first);
        apply(new PublicationScheduled(ID, first.plusNanos(1), NOW), 3);
        assertThat(publishAt()).isEqualTo(first.plusNanos(1));
        apply(new PublicationUnscheduled(ID, NOW), 4);
        assertThat(publishAt()).isNull();
        apply(new PublicationScheduled(ID, first, NOW), 5);
        apply(new EventPublished(ID, "Jazz at noon", NOW), 6);
        assertThat(publishAt()).isNull();
    }

    private Instant publishAt() {
        return catalog.find(ID).orElseThrow().publishAt();
    }

    @Test
    void showsNoDiscardedEvent() {
        apply(CREATED, 0);
        apply(new EventDiscarded(ID, NOW), 1);
        assertThat(catalog.find(ID)).isEmpty();
        assertThat(catalog.row(ID)).isNull();
        assertThat(catalog.size()).isZero();
        apply(new PersonalDataErased(ID, NOW), 2);
        assertThat(catalog.find(ID)).isEmpty();
        assertThat(catalog.hasApplied(ID, 2)).isTrue();
        apply(CREATED, 0);
        assertThat(catalog.find(ID)).isEmpty();
    }

    @Test
    void recordsNewDetails() {
        apply(CREATED, 0);
        apply(DETAILS_REVISED, 1);
        assertThat(catalog.find(ID))
                .contains(new CatalogEntry(
                        ID,
                        "Blues",
                        NOW.plusSeconds(60),
                        NOW.plusSeconds(120),
                        "Rome",
                        EventStatus.DRAFT,
                        "pay the band",
                        "ana@example.com",
                        null,
                        null,
                        false,
                        NOW,
                        1));
    }

    @Test
    void ignoresADomainEventThatWasApplied() {
        apply(CREATED, 0);
        apply(new EventPublished(ID, "Jazz at noon", NOW), 1);
        apply(new EventCancelled(ID, "Jazz at noon", NOW), 2);
        apply(CREATED, 0);
        apply(new EventPublished(ID, "Jazz at noon", NOW), 1);
        assertThat(catalog.find(ID)).contains(entry(EventStatus.CANCELLED, "pay the band", 2));
    }

    @Test
    void rejectsAHistoryWithAGap() {
        EventPublished published = new EventPublished(ID, "Jazz at noon", NOW);
        assertThatThrownBy(() -> apply(published, 0)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> apply(CREATED, 1)).isInstanceOf(IllegalStateException.class);
        apply(CREATED, 0);
        assertThatThrownBy(() -> apply(published, 2)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> apply(CREATED, 1)).isInstanceOf(IllegalStateException.class);
        assertThat(catalog.find(ID)).contains(entry(EventStatus.DRAFT, "pay the band", 0, CREATED_AT));
    }

    @ParameterizedTest
    @MethodSource("kindsOfDomainEvents")
    void appliesAndSignalsEveryKindOfDomainEvent(Class<?> kind) throws InterruptedException {
        DomainEvent event = sampleOf(kind);
        long version = 0;
        if (!(event instanceof EventCreated)) {
            apply(CREATED, version++);
        }
        apply(event, version);
        assertThat(catalog.hasApplied(ID, version)).isTrue();
        assertThat(catalog.hasApplied(ID, version + 1)).isFalse();
        assertThat(catalog.find(ID).isPresent()).isEqualTo(!(event instanceof EventDiscarded));
        assertThat(barrier.awaitApplied(ID, version, Duration.ZERO)).isTrue();
    }

    static Stream<Class<?>> kindsOfDomainEvents() {
        return Stream.of(DomainEvent.class.getPermittedSubclasses());
    }

    private static DomainEvent sampleOf(Class<?> kind) {
        return Stream.<DomainEvent>of(
                        CREATED,
                        DETAILS_REVISED,
                        new EventPublished(ID, "Jazz at noon", NOW),
                        new EventCancelled(ID, "Jazz at noon", NOW),
                        new InternalNotesRevised(ID, null, NOW),
                        new PersonalDataErased(ID, NOW),
                        new EventDiscarded(ID, NOW),
                        new CancellationReasonRevised(ID, "Storm", NOW),
                        new PublicationScheduled(ID, NOW, NOW),
                        new PublicationUnscheduled(ID, NOW))
                .filter(kind::isInstance)
                .findFirst()
                .orElseThrow(() -> new AssertionError("No sample of " + kind));
    }

    private void apply(DomainEvent event, long version) {
        follower.apply(event, version, version + 1);
    }

    private static CatalogEntry entry(EventStatus status, String notes, long version) {
        return entry(status, notes, version, NOW);
    }

    private static CatalogEntry entry(EventStatus status, String notes, long version, Instant updatedAt) {
        return new CatalogEntry(
                ID,
                "Jazz at noon",
                CREATED.startAt(),
                CREATED.endAt(),
                "Berlin",
                status,
                notes,
                "ana@example.com",
                null,
                null,
                false,
                updatedAt,
                version);
    }
}
