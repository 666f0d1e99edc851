package com.ticketing.events.query.summary.model;

import com.ticketing.events.EventStatus;
import com.ticketing.events.query.summary.generator.ChunkCutter;
import com.ticketing.events.query.summary.generator.SummaryGenerator.ChunkSink;
import com.ticketing.events.query.summary.generator.SummaryKey;
import com.ticketing.events.query.summary.generator.SummarySource;
import com.ticketing.events.query.summary.generator.TemplateSummaryGenerator.Sentences;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes a summary of the sentences of a model: 50 to 100 words in chunks. Each sentence is checked as a whole before a
 * chunk of it is passed on. Not thread-safe.
 *
 * <p>A first sentence without title, location, day or cancellation is replaced by that of the template. A later one
 * that the rules forbid ends the text, and the sentences of the template complete it.
 */
final class SummaryAssembler {

    private static final int MIN_WORDS = 50;
    private static final int MAX_WORDS = 100;

    /** Day, month and year in the words for the dates. */
    private static final Pattern DAY = Pattern.compile("(\\d{1,2}) (\\p{L}+) (\\d{4,})");

    private static final Pattern SPACE = Pattern.compile(" ");

    private final SummarySource source;
    private final Sentences template;
    private final ChunkCutter cutter;
    private final String title;
    private final String location;
    private boolean hasStarted;
    private boolean isComplete;
    private int words;

    /** @param key determines the sizes of the chunks */
    SummaryAssembler(SummarySource source, Sentences template, SummaryKey key, ChunkSink sink) {
        this.source = source;
        this.template = template;
        title = SentenceReader.oneLine(source.title());
        location = SentenceReader.oneLine(source.location());
        cutter = new ChunkCutter(key, chunk -> {
            hasStarted = true;
            sink.add(chunk);
        });
    }

    /** Whether a chunk was passed on. */
    boolean hasStarted() {
        return hasStarted;
    }

    /** Whether further sentences would be ignored. */
    boolean isComplete() {
        return isComplete;
    }

    /**
     * Appends a sentence of the model.
     *
     * @throws ModelUnavailable if the rules forbid the first sentence
     */
    void add(String sentence) {
        if (isComplete) {
            return;
        }
        boolean isFirst = words == 0;
        if (isForbidden(sentence)) {
            if (isFirst) {
                throw new ModelUnavailable("the rules of a text forbid the first sentence of the model");
            }
            end();
        } else {
            append(isFirst && !hasFacts(sentence) ? template.opening() : sentence);
        }
    }

    /**
     * Ends the text.
     *
     * @throws ModelUnavailable if there is none
     */
    void end() {
        if (words == 0) {
            throw new ModelUnavailable("the model has sent no text");
        }
        if (!isComplete) {
            fill();
            complete();
        }
    }

    private void fill() {
        if (words >= MIN_WORDS) {
            return;
        }
        int last = wordsOf(template.callToAction()).size();
        for (String filler : template.fillers()) {
            if (words + last < MIN_WORDS) {
                addWords(wordsOf(filler));
            }
        }
        addWords(wordsOf(template.callToAction()));
    }

    private void append(String sentence) {
        List<String> next = wordsOf(sentence);
        int rest = MAX_WORDS - words;
        if (next.size() <= rest) {
            addWords(next);
            if (words == MAX_WORDS) {
                complete();
            }
        } else if (words < MIN_WORDS) {
            addWords(next.subList(0, rest - 1));
            addWords(List.of(next.get(rest - 1) + "\u2026"));
            complete();
        } else {
            complete();
        }
    }

    private void addWords(List<String> next) {
        words += next.size();
        cutter.add(next);
    }

    private void complete() {
        isComplete = true;
        cutter.end();
    }

    private boolean isForbidden(String sentence) {
        return TextRules.forbid(sentence)
                || (offersNothing() && TextRules.offersTickets(sentence))
                || TextRules.hasLongWord(without(location, without(title, without(template.opening(), sentence))));
    }

    private boolean offersNothing() {
        return source.status() == EventStatus.CANCELLED || source.isPast();
    }

    private boolean hasFacts(String sentence) {
        return contains(sentence, title)
                && contains(sentence, location)
                && hasDay(sentence)
                && (source.status() != EventStatus.CANCELLED || contains(sentence, "cancel"));
    }

    /** As in the words for the dates, or with the month first. */
    private boolean hasDay(String sentence) {
        Matcher day = DAY.matcher(template.dates());
        if (!day.find()) {
            return false;
        }
        String monthFirst = day.group(2) + " " + day.group(1);
        return contains(sentence, day.group())
                || contains(sentence, monthFirst + ", " + day.group(3))
                || contains(sentence, monthFirst + " " + day.group(3));
    }

    private static boolean contains(String sentence, String part) {
        return sentence.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
    }

    private static String without(String part, String sentence) {
        return Pattern.compile(Pattern.quote(part), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                .matcher(sentence)
                .replaceAll(" ");
    }

    private static List<String> wordsOf(String sentence) {
        return List.of(SPACE.split(sentence));
    }
}
