package com.ticketing.events.query.summary;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Writes from templates: the same text in the same chunks for the same card, on every machine and at any time. */
@Component
final class TemplateSummaryGenerator implements SummaryGenerator {

    private static final int SMALLEST_CHUNK = 2;
    private static final int LARGEST_CHUNK = 5;

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE, d MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);

    @Override
    public String version() {
        return "template-1";
    }

    @Override
    public void write(SummarySource card, Paper paper) throws InterruptedException {
        SummaryKey key = SummaryKey.of(card, version());
        List<String> tokens = SummaryTemplate.words(SummaryTemplate.of(card.status(), key)
                .fill(card.title(), card.location(), dates(card.startAt(), card.endAt())));
        int from = 0;
        for (int turn = 1; from < tokens.size(); turn++) {
            int to = from + chunkSize(key, turn, tokens.size() - from);
            paper.add(String.join(" ", tokens.subList(from, to)) + (to < tokens.size() ? " " : ""));
            from = to;
        }
    }

    /** Two to five, and never so many that a single token is left over. */
    private static int chunkSize(SummaryKey key, int turn, int left) {
        int size = Math.min(left, SMALLEST_CHUNK + key.pick(turn, LARGEST_CHUNK - SMALLEST_CHUNK + 1));
        if (left - size != 1) {
            return size;
        }
        return size < LARGEST_CHUNK ? size + 1 : size - 1;
    }

    private static String dates(Instant startAt, Instant endAt) {
        ZonedDateTime start = startAt.atZone(ZoneOffset.UTC);
        ZonedDateTime end = endAt.atZone(ZoneOffset.UTC);
        String firstDay = DAY.format(start);
        String lastDay = DAY.format(end);
        String from = TIME.format(start);
        String to = TIME.format(end);
        if (!firstDay.equals(lastDay)) {
            return "from %s at %s to %s at %s UTC".formatted(firstDay, from, lastDay, to);
        }
        return from.equals(to)
                ? "on %s at %s UTC".formatted(firstDay, from)
                : "on %s from %s to %s UTC".formatted(firstDay, from, to);
    }
}
