package com.ticketing.events.command.aggregate;

import static com.ticketing.events.EventStatus.CANCELLED;
import static com.ticketing.events.EventStatus.DRAFT;
import static com.ticketing.events.EventStatus.PUBLISHED;
import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.DomainEvent;
import com.ticketing.events.EventCancelled;
import com.ticketing.events.EventDetails;
import com.ticketing.events.EventDetailsRevised;
import com.ticketing.events.EventPublished;
import com.ticketing.events.EventStatus;
import com.ticketing.events.InternalNotesRevised;
import com.ticketing.events.command.event.CreateEvent;
import com.ticketing.events.command.event.CreateEventIfAbsent;
import com.ticketing.events.command.event.IfMatch;
import com.ticketing.events.command.event.PatchEvent;
import com.ticketing.events.command.event.ReviseDetails;
import com.ticketing.events.command.event.StaleVersion;
import com.ticketing.events.error.InvalidRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Stream;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.test.aggregate.TestExecutor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.ETag;

class EventTest extends EventFixture {

    private static final EventDetails BLUES =
            new EventDetails("Blues at Dusk", START.plusSeconds(1), START.plus(Duration.ofHours(4)), "Köln");

    @ParameterizedTest
    @EnumSource
    void isCreatedInAnyStatus(EventStatus status) {
        fixture.givenNoPriorActivity()
                .when(create(JAZZ, status))
                .expectEvents(created(status))
                .expectResultMessagePayloadMatching(versionOf(0));
    }

    @Test
    void refusesAStartThatIsNotInTheFuture() {
        EventDetails now = new EventDetails("Now", NOW, START, "Berlin");

        expectViolation(fixture.givenNoPriorActivity().when(create(now, DRAFT)), "startAt", "Must be in the future");
    }

    @Test
    void returnsTheEventAsItWasCreatedForARepeatedCreation() {
        CreateEvent again =
                new CreateEvent(ID, JAZZ, DRAFT, "bring cables", "ada@example.org", START.plus(Duration.ofDays(1)));

        fixture.given(created(DRAFT), new EventPublished(ID, JAZZ.title(), LATER))
                .when(new CreateEventIfAbsent(again))
                .expectNoEvents()
                .expectResultMessagePayload(EventState.of(created(DRAFT)));
    }

    @Test
    void refusesAnotherCreationWithTheSameId() {
        fixture.given(created(DRAFT))
                .when(new CreateEventIfAbsent(create(BLUES, DRAFT)))
                .expectNoEvents()
                .expectException(IdempotencyKeyReused.class);
    }

    @Test
    void isCreatedIfAbsent() {
        fixture.givenNoPriorActivity()
                .when(new CreateEventIfAbsent(create(JAZZ, DRAFT)))
                .expectEvents(created(DRAFT))
                .expectResultMessagePayload(EventState.of(created(DRAFT)));
    }

    @ParameterizedTest
    @MethodSource("statusPairs")
    void permitsExactlyTheTransitionsOfTheTable(EventStatus from, EventStatus to) {
        TestExecutor<Event> given = fixture.given(created(from));
        if (from == to) {
            given.when(patch(to, null)).expectNoEvents().expectResultMessagePayload(EventState.of(created(from)));
        } else if (from.successors().contains(to)) {
            given.when(patch(to, null)).expectEvents(transition(to)).expectResultMessagePayloadMatching(versionOf(1));
        } else {
            expectViolation(given.when(patch(to, null)), "status", "Cannot change from %s to %s".formatted(from, to));
        }
    }

    static Stream<Arguments> statusPairs() {
        return Stream.of(EventStatus.values())
                .flatMap(from -> Stream.of(EventStatus.values()).map(to -> Arguments.of(from, to)));
    }

    @Test
    void changesStatusAndNotesTogether() {
        fixture.given(created(DRAFT))
                .when(patch(PUBLISHED, new PatchEvent.Notes("doors at six")))
                .expectEvents(
                        new EventPublished(ID, JAZZ.title(), LATER),
                        new InternalNotesRevised(ID, "doors at six", LATER))
                .expectResultMessagePayloadMatching(versionOf(2));
    }

    @Test
    void leavesTheNotesUnchangedIfTheStatusIsRefused() {
        fixture.given(created(CANCELLED))
                .when(patch(PUBLISHED, new PatchEvent.Notes("doors at six")))
                .expectNoEvents()
                .expectException(InvalidRequest.class);
    }

    @ParameterizedTest
    @EnumSource
    void revisesNotesInAnyStatus(EventStatus status) {
        fixture.given(created(status))
                .when(patch(null, new PatchEvent.Notes("doors at six")))
                .expectEvents(new InternalNotesRevised(ID, "doors at six", LATER));
    }

    @Test
    void clearsNotes() {
        fixture.given(created(DRAFT))
                .when(patch(null, new PatchEvent.Notes(null)))
                .expectEvents(new InternalNotesRevised(ID, null, LATER));
    }

    @Test
    void emitsNothingIfThePatchChangesNothing() {
        fixture.given(created(DRAFT))
                .when(patch(DRAFT, new PatchEvent.Notes("bring cables")))
                .expectNoEvents()
                .expectResultMessagePayload(EventState.of(created(DRAFT)));
    }

    @Test
    void cancelsAPastEvent() {
        Instant afterwards = JAZZ.endAt().plusSeconds(1);

        fixture.given(created(PUBLISHED))
                .when(new PatchEvent(ID, CANCELLED, null, IfMatch.ANY, afterwards))
                .expectEvents(new EventCancelled(ID, JAZZ.title(), afterwards));
    }

    @Test
    void refusesToPatchAnUnknownEvent() {
        fixture.givenNoPriorActivity().when(patch(PUBLISHED, null)).expectException(AggregateNotFoundException.class);
    }

    @Test
    void refusesAPatchOfAStaleVersion() {
        IfMatch first = new IfMatch(Set.of(new ETag("0", false)));

        fixture.given(created(DRAFT), new EventPublished(ID, JAZZ.title(), NOW))
                .when(new PatchEvent(ID, CANCELLED, null, first, LATER))
                .expectNoEvents()
                .expectException(StaleVersion.class);
    }

    @Test
    void checksTheVersionBeforeTheTransition() {
        IfMatch stale = new IfMatch(Set.of(new ETag("7", false)));

        fixture.given(created(CANCELLED))
                .when(new PatchEvent(ID, DRAFT, null, stale, LATER))
                .expectException(StaleVersion.class);
    }

    @Test
    void revisesDetails() {
        fixture.given(created(PUBLISHED))
                .when(new ReviseDetails(ID, BLUES, new IfMatch(Set.of(new ETag("0", false))), LATER))
                .expectEvents(new EventDetailsRevised(
                        ID, BLUES.title(), BLUES.startAt(), BLUES.endAt(), BLUES.location(), LATER))
                .expectResultMessagePayloadMatching(versionOf(1));
    }

    @Test
    void emitsNothingIfTheDetailsAreUnchanged() {
        fixture.given(created(PUBLISHED))
                .when(revise(JAZZ, LATER))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void acceptsAnUnchangedStartThatHasPassed() {
        EventDetails renamed = new EventDetails("Jazz after all", JAZZ.startAt(), JAZZ.endAt(), JAZZ.location());

        fixture.given(created(PUBLISHED))
                .when(revise(renamed, START.plusSeconds(1)))
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void refusesToMoveTheStartIntoThePast() {
        expectViolation(
                fixture.given(created(PUBLISHED)).when(revise(BLUES, BLUES.startAt())),
                "startAt",
                "Must be in the future");
    }

    @Test
    void refusesNewDetailsForACancelledEvent() {
        expectViolation(
                fixture.given(created(CANCELLED)).when(revise(BLUES, LATER)),
                "status",
                "Cannot change the details of a CANCELLED event");
    }

    @Test
    void refusesDetailsForAStaleVersion() {
        fixture.given(created(DRAFT))
                .when(new ReviseDetails(ID, BLUES, new IfMatch(Set.of(new ETag("0", true))), LATER))
                .expectException(StaleVersion.class);
    }

    @Test
    void refusesDetailsForAnUnknownEvent() {
        fixture.givenNoPriorActivity().when(revise(JAZZ, NOW)).expectException(AggregateNotFoundException.class);
    }

    @Test
    void keepsPrivateFieldsOutOfEveryTextForm() {
        Stream.of(
                        create(JAZZ, DRAFT),
                        created(DRAFT),
                        EventState.of(created(DRAFT)),
                        EventState.of(created(DRAFT)).toAdminEvent(NOW),
                        patch(null, new PatchEvent.Notes("bring cables")),
                        new InternalNotesRevised(ID, "bring cables", NOW))
                .forEach(
                        it -> assertThat(it.toString()).doesNotContain("cables").doesNotContain("ada@"));
    }

    private static PatchEvent patch(@Nullable EventStatus status, PatchEvent.@Nullable Notes notes) {
        return new PatchEvent(ID, status, notes, IfMatch.ANY, LATER);
    }

    private static ReviseDetails revise(EventDetails details, Instant now) {
        return new ReviseDetails(ID, details, IfMatch.ANY, now);
    }

    private static DomainEvent transition(EventStatus to) {
        return to == PUBLISHED
                ? new EventPublished(ID, JAZZ.title(), LATER)
                : new EventCancelled(ID, JAZZ.title(), LATER);
    }
}
