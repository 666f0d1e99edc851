package com.ticketing.events.command.aggregate;

import com.ticketing.events.EventCreated;
import com.ticketing.events.EventDetails;
import com.ticketing.events.EventStatus;
import com.ticketing.events.command.event.CreateEvent;
import com.ticketing.events.error.InvalidRequest;
import com.ticketing.events.error.Violation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.hamcrest.CustomTypeSafeMatcher;
import org.hamcrest.Matcher;
import org.jspecify.annotations.Nullable;

/** Fixture of the Event aggregate, with the domain event that creates the Event and matchers of results. */
abstract class EventFixture {

    static final UUID ID = UUID.fromString("6f1f4f52-0c0e-4a53-9a65-3f1b1f0a7d11");

    /** When the Event is created. */
    static final Instant NOW = Instant.parse("2030-05-01T12:00:00Z");

    /** When the command under test is sent. */
    static final Instant LATER = NOW.plusSeconds(60);

    static final Instant START = NOW.plus(Duration.ofDays(30));
    static final EventDetails JAZZ = new EventDetails("Jazz at Dawn", START, START.plus(Duration.ofHours(3)), "Berlin");

    final AggregateTestFixture<Event> fixture = new AggregateTestFixture<>(Event.class);

    static CreateEvent create(EventDetails details, EventStatus status) {
        return create(details, status, "bring cables", "ada@example.org");
    }

    static CreateEvent create(
            EventDetails details, EventStatus status, @Nullable String notes, @Nullable String createdBy) {
        return new CreateEvent(ID, details, status, notes, createdBy, NOW);
    }

    static EventCreated created(EventStatus status) {
        return create(JAZZ, status).toDomainEvent();
    }

    static EventCreated created(EventStatus status, @Nullable String notes, @Nullable String createdBy) {
        return create(JAZZ, status, notes, createdBy).toDomainEvent();
    }

    /** Matches the state of the Event. */
    static Matcher<Object> state(String description, Predicate<EventState> expected) {
        return new CustomTypeSafeMatcher<>("the Event " + description) {
            @Override
            protected boolean matchesSafely(Object state) {
                return state instanceof EventState it && expected.test(it);
            }
        };
    }

    static Matcher<Object> versionOf(long version) {
        return state("at version " + version, it -> it.version() == version);
    }

    static void expectViolation(ResultValidator<Event> result, String field, String message) {
        result.expectNoEvents().expectException(new CustomTypeSafeMatcher<Throwable>(field + ": " + message) {
            @Override
            protected boolean matchesSafely(Throwable thrown) {
                return thrown instanceof InvalidRequest refusal
                        && refusal.details().equals(List.of(new Violation(field, message)));
            }
        });
    }
}
