package com.ticketing.events.command.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.ticketing.events.command.aggregate.IdempotencyKeyReused;
import com.ticketing.events.command.aggregate.InMemoryCommandSide;
import com.ticketing.events.command.web.EventImporter.Origin;
import com.ticketing.events.command.web.EventImporter.Outcome;
import com.ticketing.events.error.InvalidRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EventImporterTest {

    private static final Instant NOW = Instant.parse("2030-05-01T12:00:00Z");
    private static final Duration ONE_YEAR = Duration.ofDays(365);
    private final InMemoryCommandSide commandSide = new InMemoryCommandSide();
    private final EventImporter events = new EventImporter(commandSide.sender(), commandSide.states(), ZoneOffset.UTC);

    @AfterEach
    void stop() {
        commandSide.close();
    }

    @Test
    void createsOnceForEachKey() {
        assertThat(create("Hamburg", "one", NOW)).isEqualTo(Outcome.CREATED);
        assertThat(create("Hamburg", "one", NOW.plusSeconds(1))).isEqualTo(Outcome.ALREADY_EXISTS);
        assertThat(create("Hamburg", "two", NOW.plusSeconds(2))).isEqualTo(Outcome.CREATED);
    }

    @Test
    void createsAndFindsEventsInAnyOrder() {
        for (int run = 0; run < 3; run++) {
            Instant now = NOW.plusSeconds(run);
            for (int i = 0; i <= run; i++) {
                assertThat(create("Hamburg", "key-" + (run - i), now))
                        .isEqualTo(i == 0 ? Outcome.CREATED : Outcome.ALREADY_EXISTS);
                assertThat(create("Hamburg", "key-" + (run - i), now.plusMillis(1)))
                        .isEqualTo(Outcome.ALREADY_EXISTS);
            }
        }
    }

    @Test
    void findsAnExistingEventThatHasStartedSince() {
        create("Hamburg", "one", NOW);
        assertThat(create("Hamburg", "one", NOW.plus(ONE_YEAR))).isEqualTo(Outcome.ALREADY_EXISTS);
    }

    @Test
    void refusesANewEventThatStartsInThePast() {
        assertThatExceptionOfType(InvalidRequest.class).isThrownBy(() -> create("Hamburg", "one", NOW.plus(ONE_YEAR)));
    }

    @Test
    void reportsAStartInThePastTogetherWithOtherViolations() {
        assertThatExceptionOfType(InvalidRequest.class)
                .isThrownBy(() -> create(" ", "one", NOW.plus(ONE_YEAR)))
                .satisfies(refusal -> assertThat(refusal.details())
                        .extracting(violation -> violation.field() + ": " + violation.message())
                        .containsExactly("location: Must not be blank", "startAt: Must be in the future"));
    }

    @Test
    void refusesALocationOfInvisibleCharacters() {
        assertThatExceptionOfType(InvalidRequest.class)
                .isThrownBy(() -> create("\u200B\u3164", "one", NOW))
                .satisfies(refusal -> assertThat(refusal.details())
                        .extracting(violation -> violation.field() + ": " + violation.message())
                        .containsExactly("location: Must not be blank"));
    }

    @Test
    void refusesAnotherBodyWithAUsedKey() {
        create("Hamburg", "one", NOW);
        assertThatExceptionOfType(IdempotencyKeyReused.class).isThrownBy(() -> create("Berlin", "one", NOW));
    }

    @Test
    void checksWithoutCreating() {
        assertThat(check("Hamburg", "one", NOW)).isEqualTo(Outcome.CREATED);
        assertThat(check("Hamburg", "one", NOW)).isEqualTo(Outcome.CREATED);
        assertThatExceptionOfType(InvalidRequest.class).isThrownBy(() -> check("Hamburg", "one", NOW.plus(ONE_YEAR)));
        assertThatExceptionOfType(InvalidRequest.class).isThrownBy(() -> check(" ", "one", NOW));
        create("Hamburg", "one", NOW);
        assertThat(check("Hamburg", "one", NOW.plus(ONE_YEAR))).isEqualTo(Outcome.ALREADY_EXISTS);
        assertThatExceptionOfType(IdempotencyKeyReused.class).isThrownBy(() -> check("Berlin", "one", NOW));
    }

    private Outcome check(String location, String key, Instant now) {
        return events.check(body(location), new Origin("load", "file:1", key, 1), now);
    }

    private Outcome create(String location, String key, Instant now) {
        return events.create(body(location), new Origin("load", "file:1", key, 1), now);
    }

    private static byte[] body(String location) {
        return """
                {"title": "Jazz", "startAt": "2030-06-01T18:00:00", "endAt": "2030-06-01T23:00:00", "location": "%s"}
                """.formatted(location).getBytes(StandardCharsets.UTF_8);
    }
}
