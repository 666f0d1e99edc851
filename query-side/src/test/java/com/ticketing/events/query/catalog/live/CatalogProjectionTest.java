package com.ticketing.events.query.catalog.live;

import static com.ticketing.events.query.catalog.CatalogSamples.CREATED_AT;
import static com.ticketing.events.query.catalog.CatalogSamples.NOW;
import static com.ticketing.events.query.catalog.CatalogSamples.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ticketing.events.DomainEvent;
import com.ticketing.events.EventCancelled;
import com.ticketing.events.EventCreated;
import com.ticketing.events.EventDetailsRevised;
import com.ticketing.events.EventPublished;
import com.ticketing.events.EventStatus;
import com.ticketing.events.InternalNotesRevised;
import com.ticketing.events.PersonalDataErased;
import com.ticketing.events.query.catalog.CatalogEntry;
import com.ticketing.events.query.catalog.CatalogSamples;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CatalogProjectionTest {

    private static final UUID ID = id(1);
    private static final EventCreated CREATED = CatalogSamples.event(1, EventStatus.DRAFT);
    private static final EventDetailsRevised DETAILS_REVISED =
            new EventDetailsRevised(ID, "Blues", NOW.plusSeconds(60), NOW.plusSeconds(120), "Rome", NOW);

    private final LiveCatalog catalog = new LiveCatalog();
    private final VersionBarrier applied = new VersionBarrier(catalog);
    private final CatalogProjection projection = new CatalogProjection(catalog, applied);

    @Test
    void recordsACreation() {
        publish(CREATED, 0);
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
                        CREATED_AT,
                        0));
    }

    @Test
    void recordsAPublication() {
        publish(CREATED, 0);
        publish(new EventPublished(ID, "Jazz at noon", NOW), 1);
        assertThat(catalog.find(ID)).contains(entry(EventStatus.PUBLISHED, "pay the band", 1));
    }

    @Test
    void recordsACancellation() {
        publish(CREATED, 0);
        publish(new EventCancelled(ID, "Jazz at noon", NOW), 1);
        assertThat(catalog.find(ID)).contains(entry(EventStatus.CANCELLED, "pay the band", 1));
    }

    @Test
    void recordsNewAndClearedNotes() {
        publish(CREATED, 0);
        publish(new InternalNotesRevised(ID, "paid", NOW), 1);
        assertThat(catalog.find(ID)).contains(entry(EventStatus.DRAFT, "paid", 1));
        publish(new InternalNotesRevised(ID, null, NOW), 2);
        assertThat(catalog.find(ID)).contains(entry(EventStatus.DRAFT, null, 2));
    }

    @Test
    void forgetsErasedPersonalData() {
        Instant later = NOW.plusSeconds(1);
        publish(CREATED, 0);
        publish(new PersonalDataErased(ID, later), 1);
        assertThat(catalog.find(ID)).hasValueSatisfying(entry -> {
            assertThat(entry.internalNotes()).isNull();
            assertThat(entry.createdBy()).isNull();
            assertThat(entry.updatedAt()).isEqualTo(later);
            assertThat(entry.version()).isEqualTo(1);
        });
        publish(new InternalNotesRevised(ID, "new", NOW), 2);
        assertThat(catalog.find(ID)).hasValueSatisfying(entry -> {
            assertThat(entry.internalNotes()).isEqualTo("new");
            assertThat(entry.createdBy()).isNull();
        });
    }

    @Test
    void recordsNewDetails() {
        publish(CREATED, 0);
        publish(DETAILS_REVISED, 1);
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
                        NOW,
                        1));
    }

    @Test
    void passesOverWhatItHasApplied() {
        publish(CREATED, 0);
        publish(new EventPublished(ID, "Jazz at noon", NOW), 1);
        publish(new EventCancelled(ID, "Jazz at noon", NOW), 2);
        publish(CREATED, 0);
        publish(new EventPublished(ID, "Jazz at noon", NOW), 1);
        assertThat(catalog.find(ID)).contains(entry(EventStatus.CANCELLED, "pay the band", 2));
    }

    @Test
    void refusesAHistoryWithAGap() {
        EventPublished published = new EventPublished(ID, "Jazz at noon", NOW);
        assertThatThrownBy(() -> publish(published, 0)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> publish(CREATED, 1)).isInstanceOf(IllegalStateException.class);
        publish(CREATED, 0);
        assertThatThrownBy(() -> publish(published, 2)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> publish(CREATED, 1)).isInstanceOf(IllegalStateException.class);
        assertThat(catalog.find(ID)).contains(entry(EventStatus.DRAFT, "pay the band", 0, CREATED_AT));
    }

    @ParameterizedTest
    @MethodSource("kindsOfDomainEvents")
    void handlesEveryKindOfDomainEvent(Class<?> kind) throws InterruptedException {
        DomainEvent event = sampleOf(kind);
        long version = 0;
        if (!(event instanceof EventCreated)) {
            publish(CREATED, version++);
        }
        publish(event, version);
        assertThat(catalog.find(ID)).map(CatalogEntry::version).contains(version);
        assertThat(applied.await(ID, version, Duration.ZERO)).isTrue();
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
                        new PersonalDataErased(ID, NOW))
                .filter(kind::isInstance)
                .findFirst()
                .orElseThrow(() -> new AssertionError("No sample of " + kind));
    }

    private void publish(DomainEvent event, long version) {
        projection.on(event, version, version + 1);
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
                updatedAt,
                version);
    }
}
