package com.ticketing.events.query.catalog.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.ticketing.events.EventCreated;
import com.ticketing.events.EventStatus;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * Deterministic benchmark Events, generated from a list of real conferences. Each round through the list numbers the
 * titles and shifts the days into one of three periods of fifteen years. 60 % are published, 25 % drafts, 15 %
 * cancelled.
 */
public final class ConferenceEvents {

    /** The day around which the first Events start. */
    public static final LocalDate FIRST = LocalDate.parse("2027-01-04");

    private static final int PERIODS = 3;
    private static final long WEEKS_PER_PERIOD = 53L * 15;
    private static final Instant IMPORTED = Instant.parse("2026-11-24T12:00:00.123456Z");

    private final List<Conference> conferences;
    private final long daysToFirst;

    private record Conference(String title, LocalDate startDate, LocalDate endDate, String location) {}

    /** Reads the list of conferences from the class path. */
    public ConferenceEvents() {
        JsonMapper json = JsonMapper.builder().build();
        try (InputStream in = ConferenceEvents.class.getResourceAsStream("/conferences.jsonl")) {
            conferences = new String(in.readAllBytes(), UTF_8)
                    .lines()
                    .map(line -> json.readValue(line, Conference.class))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        daysToFirst = Math.ceilDiv(FIRST.toEpochDay() - conferences.getFirst().startDate.toEpochDay(), 7) * 7;
    }

    /** The last day on which one of the Events can start. */
    public static LocalDate last() {
        return FIRST.plusWeeks(PERIODS * WEEKS_PER_PERIOD);
    }

    /** Returns the first {@code count} Events; the same ones in every call. */
    public Stream<EventCreated> events(int count) {
        return IntStream.range(0, count).mapToObj(this::event);
    }

    /** Returns the distinct locations, in the order of the list. */
    public List<String> locations() {
        return conferences.stream().map(Conference::location).distinct().toList();
    }

    private EventCreated event(int number) {
        Conference conference = conferences.get(number % conferences.size());
        int round = number / conferences.size();
        SplittableRandom random = new SplittableRandom(number);
        long shift = daysToFirst + 7 * (round % PERIODS) * WEEKS_PER_PERIOD;
        LocalTime opens = LocalTime.of(8 + random.nextInt(4), random.nextInt(4) * 15).plusMinutes(round % 60);
        LocalTime closes = LocalTime.of(16 + random.nextInt(7), 0);
        return new EventCreated(
                new UUID(version(random.nextLong(), 0xF000L, 0x4000L), variant(random.nextLong())),
                round == 0 ? conference.title : "%s #%d".formatted(conference.title, round + 1),
                at(conference.startDate.plusDays(shift), opens),
                at(conference.endDate.plusDays(shift), closes),
                conference.location,
                status(random.nextInt(100)),
                "imported row " + number,
                "import@example.org",
                IMPORTED.plusNanos(1_000L * number));
    }

    private static EventStatus status(int percent) {
        return percent < 60 ? EventStatus.PUBLISHED : percent < 85 ? EventStatus.DRAFT : EventStatus.CANCELLED;
    }

    private static long version(long bits, long mask, long version) {
        return (bits & ~mask) | version;
    }

    private static long variant(long bits) {
        return (bits & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
    }

    private static Instant at(LocalDate day, LocalTime time) {
        return day.atTime(time).toInstant(ZoneOffset.UTC);
    }
}
