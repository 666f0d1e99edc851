package com.ticketing.events.query.summary;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Generates summaries from templates. Deterministic: the text and the chunks depend on the source alone. */
@Component
final class TemplateSummaryGenerator implements SummaryGenerator {

    private static final int MIN_CHUNK_TOKENS = 2;
    private static final int MAX_CHUNK_TOKENS = 5;

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE, d MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter ZONE = DateTimeFormatter.ofPattern("zzz", Locale.ENGLISH);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);

    @Override
    public String version() {
        return "template-2";
    }

    @Override
    public void generate(SummarySource source, ChunkSink sink) {
        SummaryKey key = SummaryKey.of(source, version());
        List<String> tokens = SummaryTemplate.words(SummaryTemplate.select(source, key)
                .fill(
                        source.title(),
                        source.location(),
                        dates(source.startAt(), source.endAt(), source.zone()),
                        source.cancellationReason()));
        int from = 0;
        for (int chunkNumber = 1; from < tokens.size(); chunkNumber++) {
            int to = from + chunkSize(key, chunkNumber, tokens.size() - from);
            sink.add(String.join(" ", tokens.subList(from, to)) + (to < tokens.size() ? " " : ""));
            from = to;
        }
    }

    /** Two to five tokens, such that no single token remains for the last chunk. */
    private static int chunkSize(SummaryKey key, int chunkNumber, int remaining) {
        int size =
                Math.min(remaining, MIN_CHUNK_TOKENS + key.pick(chunkNumber, MAX_CHUNK_TOKENS - MIN_CHUNK_TOKENS + 1));
        if (remaining - size != 1) {
            return size;
        }
        return size < MAX_CHUNK_TOKENS ? size + 1 : size - 1;
    }

    private static String dates(Instant startAt, Instant endAt, ZoneId zone) {
        ZonedDateTime start = startAt.atZone(zone);
        ZonedDateTime end = endAt.atZone(zone);
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
