package com.ticketing.events.query.summary.generator;

import java.util.List;
import org.springframework.context.annotation.Fallback;
import org.springframework.stereotype.Component;

/** Generates summaries from templates. Deterministic: the text and the chunks depend on the source alone. */
@Component
@Fallback
public final class TemplateSummaryGenerator implements SummaryGenerator {

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
                template.fill(source.title(), source.location(), source.dates(), source.cancellationReason())));
        cutter.end();
    }

    /** The sentences of a source's text, for a generator that uses some of them. */
    public Sentences sentences(SummarySource source) {
        SummaryTemplate template = SummaryTemplate.select(source, SummaryKey.of(source, version()));
        String dates = source.dates();
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
}
