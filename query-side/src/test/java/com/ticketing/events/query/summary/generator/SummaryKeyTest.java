package com.ticketing.events.query.summary.generator;

import static com.ticketing.events.query.summary.generator.SummarySamples.JAZZ;
import static com.ticketing.events.query.summary.generator.SummarySamples.cancelledFor;
import static com.ticketing.events.query.summary.generator.SummarySamples.in;
import static com.ticketing.events.query.summary.generator.SummarySamples.past;
import static com.ticketing.events.query.summary.generator.SummarySamples.source;
import static com.ticketing.events.query.summary.generator.SummarySamples.withDates;
import static com.ticketing.events.query.summary.generator.SummarySamples.withLocation;
import static com.ticketing.events.query.summary.generator.SummarySamples.withStatus;
import static com.ticketing.events.query.summary.generator.SummarySamples.withTitle;
import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.EventStatus;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SummaryKeyTest {

    private final SummaryKey key = SummaryKey.of(JAZZ, "1");

    @Test
    void hasSixtyFourHexadecimalDigitsAndAQuotedEntityTag() {
        assertThat(key.hex()).matches("[0-9a-f]{64}");
        assertThat(key.etag()).isEqualTo("\"" + key.hex() + "\"");
    }

    @Test
    void changesWithEveryFieldWithTheWordsForTheDatesAndWithTheGeneratorVersion() {
        assertThat(List.of(
                        key,
                        SummaryKey.of(withTitle(JAZZ, "Jazz night"), "1"),
                        SummaryKey.of(withLocation(JAZZ, "Blue Note, Bern"), "1"),
                        SummaryKey.of(withDates(JAZZ, JAZZ.startAt().plusNanos(1), JAZZ.endAt()), "1"),
                        SummaryKey.of(
                                withDates(JAZZ, JAZZ.startAt(), JAZZ.endAt().plusNanos(1)), "1"),
                        SummaryKey.of(withStatus(JAZZ, EventStatus.CANCELLED), "1"),
                        SummaryKey.of(in("Europe/Berlin", JAZZ), "1"),
                        SummaryKey.of(past(JAZZ), "1"),
                        SummaryKey.of(cancelledFor(JAZZ, "Storm"), "1"),
                        SummaryKey.of(cancelledFor(JAZZ, "Strike"), "1"),
                        SummaryKey.of(JAZZ, "2")))
                .extracting(SummaryKey::hex)
                .doesNotHaveDuplicates();
    }

    @Test
    void hasTheContentOfThePublicFieldsInEveryZone() {
        assertThat(SummaryKey.of(in("Europe/Berlin", past(JAZZ)), "1").content())
                .isEqualTo(key.content());
        assertThat(SummaryKey.of(withTitle(JAZZ, "Jazz night"), "1").content()).isNotEqualTo(key.content());
    }

    /** Johannesburg has the clocks of Berlin in summer, under another name. */
    @Test
    void isEqualInZonesThatNameTheDatesAlike() {
        assertThat(SummaryKey.of(in("Europe/Paris", JAZZ), "1"))
                .isEqualTo(SummaryKey.of(in("Europe/Berlin", JAZZ), "1"));
        assertThat(SummaryKey.of(in("Africa/Johannesburg", JAZZ), "1"))
                .isNotEqualTo(SummaryKey.of(in("Europe/Berlin", JAZZ), "1"));
    }

    @Test
    void distinguishesFieldBoundaries() {
        assertThat(SummaryKey.of(withLocation(withTitle(JAZZ, "ab"), "c"), "1"))
                .isNotEqualTo(SummaryKey.of(withLocation(withTitle(JAZZ, "a"), "bc"), "1"));
    }

    @Test
    void ignoresPrivateFieldsAndTheId() {
        SummarySource one = source(SummarySamples.entry(UUID.randomUUID(), JAZZ, "secret", 1));
        SummarySource other = source(SummarySamples.entry(UUID.randomUUID(), JAZZ, null, 7));
        assertThat(SummaryKey.of(one, "1")).isEqualTo(SummaryKey.of(other, "1"));
    }
}
