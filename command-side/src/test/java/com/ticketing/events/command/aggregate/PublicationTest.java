package com.ticketing.events.command.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.DomainEvent;
import com.ticketing.events.EventCancelled;
import com.ticketing.events.EventDetails;
import com.ticketing.events.EventDetailsRevised;
import com.ticketing.events.EventDiscarded;
import com.ticketing.events.EventPublished;
import com.ticketing.events.EventStatus;
import com.ticketing.events.PublicationScheduled;
import com.ticketing.events.PublicationUnscheduled;
import com.ticketing.events.command.event.IfMatch;
import com.ticketing.events.command.event.PublishAsScheduled;
import com.ticketing.events.command.event.ReviseDetails;
import com.ticketing.events.command.event.SchedulePublication;
import com.ticketing.events.command.event.StaleVersion;
import com.ticketing.events.command.event.UnschedulePublication;
import com.ticketing.events.error.EventNotFound;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Stream;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.ETag;

class PublicationTest extends EventFixture {

    private static final Instant PUBLISH_AT = NOW.plus(Duration.ofDays(7));
    private static final PublicationScheduled SCHEDULED = new PublicationScheduled(ID, PUBLISH_AT, NOW);
    private static final IfMatch STALE = new IfMatch(Set.of(new ETag("7", false)));

    static Stream<DomainEvent> endsOfASchedule() {
        return Stream.of(
                new PublicationUnscheduled(ID, NOW),
                new EventPublished(ID, JAZZ.title(), NOW),
                new EventCancelled(ID, JAZZ.title(), NOW),
                new PublicationScheduled(ID, PUBLISH_AT.plusNanos(1), NOW));
    }

    @Test
    void isScheduledForADraft() {
        fixture.given(created(EventStatus.DRAFT))
                .when(schedule(PUBLISH_AT))
                .expectEvents(new PublicationScheduled(ID, PUBLISH_AT, LATER))
                .expectResultMessagePayloadMatching(state("scheduled", it -> PUBLISH_AT.equals(it.publishAt())));
    }

    @Test
    void isMoved() {
        fixture.given(created(EventStatus.DRAFT), SCHEDULED)
                .when(schedule(PUBLISH_AT.plusNanos(1)))
                .expectEvents(new PublicationScheduled(ID, PUBLISH_AT.plusNanos(1), LATER));
    }

    @Test
    void emitsNothingForTheSameTimeEvenIfItHasPassed() {
        fixture.given(created(EventStatus.DRAFT), SCHEDULED)
                .when(new SchedulePublication(ID, PUBLISH_AT, IfMatch.ANY, PUBLISH_AT.plusSeconds(1)))
                .expectNoEvents()
                .expectResultMessagePayloadMatching(state("scheduled", it -> PUBLISH_AT.equals(it.publishAt())));
    }

    @ParameterizedTest
    @EnumSource(names = {"PUBLISHED", "CANCELLED"})
    void isRefusedUnlessTheEventIsADraft(EventStatus status) {
        expectViolation(
                fixture.given(created(status)).when(schedule(PUBLISH_AT)),
                "status",
                "Cannot schedule the publication of a " + status + " event");
    }

    @Test
    void isRefusedUnlessItIsInTheFutureAndBeforeTheStart() {
        expectViolation(
                fixture.given(created(EventStatus.DRAFT)).when(schedule(LATER)), "publishAt", "Must be in the future");
        expectViolation(
                fixture.given(created(EventStatus.DRAFT)).when(schedule(START)), "publishAt", "Must be before startAt");
        fixture.given(created(EventStatus.DRAFT))
                .when(schedule(START.minusNanos(1)))
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void isRefusedForAStaleVersion() {
        fixture.given(created(EventStatus.DRAFT))
                .when(new SchedulePublication(ID, PUBLISH_AT, STALE, LATER))
                .expectException(StaleVersion.class);
        fixture.given(created(EventStatus.DRAFT), SCHEDULED)
                .when(new UnschedulePublication(ID, STALE, LATER))
                .expectException(StaleVersion.class);
    }

    @Test
    void isRefusedForAnUnknownEvent() {
        fixture.givenNoPriorActivity().when(schedule(PUBLISH_AT)).expectException(AggregateNotFoundException.class);
        fixture.givenNoPriorActivity().when(unschedule()).expectException(AggregateNotFoundException.class);
        fixture.given(created(EventStatus.DRAFT), SCHEDULED, new EventDiscarded(ID, NOW))
                .when(schedule(PUBLISH_AT))
                .expectException(EventNotFound.class);
        fixture.given(created(EventStatus.DRAFT), SCHEDULED, new EventDiscarded(ID, NOW))
                .when(unschedule())
                .expectException(EventNotFound.class);
    }

    @Test
    void isRevoked() {
        fixture.given(created(EventStatus.DRAFT), SCHEDULED)
                .when(unschedule())
                .expectEvents(new PublicationUnscheduled(ID, LATER))
                .expectResultMessagePayloadMatching(state("not scheduled", it -> it.publishAt() == null));
    }

    @Test
    void isNotRevokedIfThereIsNone() {
        fixture.given(created(EventStatus.DRAFT))
                .when(new UnschedulePublication(ID, STALE, LATER))
                .expectNoEvents()
                .expectException(PublicationNotScheduled.class);
    }

    @Test
    void happensOnceItIsDue() {
        fixture.given(created(EventStatus.DRAFT), SCHEDULED)
                .when(publish(PUBLISH_AT))
                .expectEvents(new EventPublished(ID, JAZZ.title(), PUBLISH_AT))
                .expectResultMessagePayloadMatching(
                        state("published", it -> it.status() == EventStatus.PUBLISHED && it.publishAt() == null));
    }

    @Test
    void happensLateRatherThanNever() {
        Instant afterTheEvent = JAZZ.endAt().plusSeconds(1);
        fixture.given(created(EventStatus.DRAFT), SCHEDULED)
                .when(publish(afterTheEvent))
                .expectEvents(new EventPublished(ID, JAZZ.title(), afterTheEvent));
    }

    @Test
    void neverHappensEarly() {
        fixture.given(created(EventStatus.DRAFT), SCHEDULED)
                .when(publish(PUBLISH_AT.minusNanos(1)))
                .expectNoEvents()
                .expectException(PublicationNotScheduled.class);
    }

    @ParameterizedTest
    @MethodSource("endsOfASchedule")
    void doesNotHappenAfterItsScheduleHasEnded(DomainEvent end) {
        fixture.given(created(EventStatus.DRAFT), SCHEDULED, end)
                .when(publish(PUBLISH_AT))
                .expectNoEvents()
                .expectException(PublicationNotScheduled.class);
    }

    @Test
    void doesNotHappenAfterADiscard() {
        fixture.given(created(EventStatus.DRAFT), SCHEDULED, new EventDiscarded(ID, NOW))
                .when(publish(PUBLISH_AT))
                .expectNoEvents()
                .expectException(PublicationNotScheduled.class);
    }

    @Test
    void keepsItsScheduleWhenOtherFieldsChange() {
        EventDetails moved = new EventDetails("Jazz", START.plusSeconds(1), START.plusSeconds(60), "Köln");
        fixture.given(created(EventStatus.DRAFT), SCHEDULED)
                .when(new ReviseDetails(ID, moved, IfMatch.ANY, LATER))
                .expectEvents(new EventDetailsRevised(
                        ID, moved.title(), moved.startAt(), moved.endAt(), moved.location(), LATER))
                .expectResultMessagePayloadMatching(state("scheduled", it -> PUBLISH_AT.equals(it.publishAt())));
    }

    @Test
    void refusesAStartThatIsNotAfterIt() {
        EventDetails earlier = new EventDetails("Jazz", PUBLISH_AT, START, "Berlin");
        expectViolation(
                fixture.given(created(EventStatus.DRAFT), SCHEDULED)
                        .when(new ReviseDetails(ID, earlier, IfMatch.ANY, LATER)),
                "startAt",
                "Must be after the scheduled publication at " + PUBLISH_AT);
    }

    @Test
    void isPartOfTheAdminView() {
        EventState scheduled = EventState.evolve(EventState.of(created(EventStatus.DRAFT)), SCHEDULED);
        assertThat(scheduled.toAdminEvent(NOW).publication()).isNotNull();
        assertThat(scheduled.toAdminEvent(NOW).publication().at()).isEqualTo(PUBLISH_AT);
        assertThat(EventState.of(created(EventStatus.DRAFT)).toAdminEvent(NOW).publication())
                .isNull();
    }

    private static SchedulePublication schedule(Instant publishAt) {
        return new SchedulePublication(ID, publishAt, IfMatch.ANY, LATER);
    }

    private static UnschedulePublication unschedule() {
        return new UnschedulePublication(ID, IfMatch.ANY, LATER);
    }

    private static PublishAsScheduled publish(Instant at) {
        return new PublishAsScheduled(ID, PUBLISH_AT, at);
    }
}
