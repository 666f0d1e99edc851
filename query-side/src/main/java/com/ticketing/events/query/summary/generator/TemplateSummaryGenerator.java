package com.ticketing.events.query.summary.generator;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.springframework.context.annotation.Fallback;
import org.springframework.stereotype.Component;

/** Generates summaries from templates. Deterministic: the text and the chunks depend on the source alone. */
@Component
@Fallback
public final class TemplateSummaryGenerator implements SummaryGenerator {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE, d MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter ZONE = DateTimeFormatter.ofPattern("zzz", Locale.ENGLISH);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);

    @Override
    public String version() {
        return "template-3";
    }

    @Override
    public void generate(SummarySource source, ChunkSink sink) {
        SummaryKey key = SummaryKey.of(source, version());
        SummaryTemplate template = SummaryTemplate.select(source, key);
        ChunkCutter cutter = new ChunkCutter(key, sink);
        cutter.add(SummaryTemplate.words(
                template.fill(source.title(), source.location(), dates(source), source.cancellationReason())));
        cutter.end();
    }

    /** The sentences of a source's text, for a generator that uses some of them. */
    public Sentences sentences(SummarySource source) {
        SummaryTemplate template = SummaryTemplate.select(source, SummaryKey.of(source, version()));
        String dates = dates(source);
        return new Sentences(
                dates,
                template.openingThatFits(source.title(), source.location(), dates),
                template.allFillers(source),
                template.callToAction());
    }

    /**
     * The parts of a text.
     *
     * @param dates the words for the dates, such as {@code on Saturday, 14 June 2031 from 18:00 to 23:00 UTC}
     * @param opening the first sentence, which names title, location and dates
     * @param fillers sentences that fit such an Event, those of the text first; at least fifty words
     * @param callToAction the last sentences
     */
    public record Sentences(String dates, String opening, List<String> fillers, String callToAction) {}

    private static String dates(SummarySource source) {
        ZonedDateTime start = source.startAt().atZone(source.zone());
        ZonedDateTime end = source.endAt().atZone(source.zone());
        String zoneName = ZONE.format(end);
        String startZone = ZONE.format(start).equals(zoneName) ? "" : " " + ZONE.format(start);
        String firstDay = DAY.format(start);
        String lastDay = DAY.format(end);
        String from = TIME.format(start);
        String to = TIME.format(end);
        if (!firstDay.equals(lastDay)) {
            return "from " + firstDay + " at " + from + startZone + " to " + lastDay + " at " + to + " " + zoneName;
        }
        return from.equals(to) && startZone.isEmpty()
                ? "on " + firstDay + " at " + from + " " + zoneName
                : "on " + firstDay + " from " + from + startZone + " to " + to + " " + zoneName;
    }
}
