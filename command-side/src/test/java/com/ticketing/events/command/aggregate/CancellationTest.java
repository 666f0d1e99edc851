package com.ticketing.events.command.aggregate;

import com.ticketing.events.CancellationReasonRevised;
import com.ticketing.events.EventCancelled;
import com.ticketing.events.EventDiscarded;
import com.ticketing.events.EventStatus;
import com.ticketing.events.command.event.CancelEvent;
import com.ticketing.events.command.event.IfMatch;
import com.ticketing.events.command.event.PatchEvent;
import com.ticketing.events.command.event.StaleVersion;
import com.ticketing.events.error.EventNotFound;
import java.time.Instant;
import java.util.Set;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.http.ETag;

class CancellationTest extends EventFixture {

    @ParameterizedTest
    @EnumSource(names = {"DRAFT", "PUBLISHED"})
    void cancelsForAReason(EventStatus status) {
        fixture.given(created(status))
                .when(cancel("Storm"))
                .expectEvents(new EventCancelled(ID, JAZZ.title(), "Storm", LATER))
                .expectResultMessagePayloadMatching(reason("Storm"));
    }

    @Test
    void cancelsAPastEvent() {
        Instant afterwards = JAZZ.endAt().plusSeconds(1);
        fixture.given(created(EventStatus.PUBLISHED))
                .when(new CancelEvent(ID, "Storm", IfMatch.ANY, afterwards))
                .expectEvents(new EventCancelled(ID, JAZZ.title(), "Storm", afterwards));
    }

    @Test
    void addsAReason() {
        fixture.given(created(EventStatus.DRAFT), new EventCancelled(ID, JAZZ.title(), NOW))
                .when(cancel("Storm"))
                .expectEvents(new CancellationReasonRevised(ID, "Storm", LATER))
                .expectResultMessagePayloadMatching(reason("Storm"));
    }

    @Test
    void addsAReasonToAnEventThatWasCreatedAsCancelled() {
        fixture.given(created(EventStatus.CANCELLED))
                .when(cancel("Storm"))
                .expectEvents(new CancellationReasonRevised(ID, "Storm", LATER));
    }

    @Test
    void changesAReason() {
        fixture.given(created(EventStatus.DRAFT), new EventCancelled(ID, JAZZ.title(), "Storm", NOW))
                .when(cancel("Strike"))
                .expectEvents(new CancellationReasonRevised(ID, "Strike", LATER));
    }

    @Test
    void emitsNothingForTheSameReason() {
        fixture.given(
                        created(EventStatus.DRAFT),
                        new EventCancelled(ID, JAZZ.title(), "Strike", NOW),
                        new CancellationReasonRevised(ID, "Storm", NOW))
                .when(cancel("Storm"))
                .expectNoEvents()
                .expectResultMessagePayloadMatching(reason("Storm"));
    }

    @Test
    void emitsNothingIfACancelledEventIsPatchedToCancelled() {
        fixture.given(created(EventStatus.DRAFT), new EventCancelled(ID, JAZZ.title(), "Storm", NOW))
                .when(new PatchEvent(ID, EventStatus.CANCELLED, null, IfMatch.ANY, LATER))
                .expectNoEvents()
                .expectResultMessagePayloadMatching(reason("Storm"));
    }

    @Test
    void refusesAStaleVersion() {
        fixture.given(created(EventStatus.DRAFT))
                .when(new CancelEvent(ID, "Storm", new IfMatch(Set.of(new ETag("7", false))), LATER))
                .expectNoEvents()
                .expectException(StaleVersion.class);
    }

    @Test
    void refusesAnUnknownEvent() {
        fixture.givenNoPriorActivity().when(cancel("Storm")).expectException(AggregateNotFoundException.class);
        fixture.given(created(EventStatus.DRAFT), new EventDiscarded(ID, NOW))
                .when(cancel("Storm"))
                .expectException(EventNotFound.class);
    }

    private static CancelEvent cancel(String reason) {
        return new CancelEvent(ID, reason, IfMatch.ANY, LATER);
    }

    private static Matcher<Object> reason(String reason) {
        return state(
                "cancelled for the reason " + reason,
                it -> it.status() == EventStatus.CANCELLED && reason.equals(it.cancellationReason()));
    }
}
