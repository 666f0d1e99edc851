package com.ticketing.events.app.cli.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.command.imports.LineReader;
import com.ticketing.events.command.web.EventImporter.Origin;
import com.ticketing.events.command.web.EventImporter.Outcome;
import com.ticketing.events.error.InvalidRequest;
import com.ticketing.events.error.Unavailable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BulkLoaderTest {

    private static final int LINES = 1000;
    private static final int SPECIAL_LINE = 17;
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2030-06-01T12:00:00Z"), ZoneOffset.UTC);

    private final LoadCounts counts = new LoadCounts();
    private final List<String> refusals = new CopyOnWriteArrayList<>();

    @Test
    void hasNoFailureWhenEveryLineIsLoaded() throws IOException {
        assertThat(load((_, _, _) -> Outcome.CREATED)).isEmpty();
        assertThat(counts.toString()).startsWith("1,000 loaded, 0 already present, 0 refused in ");
    }

    @Test
    void countsAndNamesALineWhoseTaskThrowsAnError() throws IOException {
        Optional<Throwable> failure = load((_, origin, _) -> {
            if (isSpecial(origin)) {
                throw new LinkageError("a defect");
            }
            return Outcome.CREATED;
        });

        assertThat(failure)
                .get()
                .satisfies(e -> assertThat(e)
                        .hasMessage("line 17: java.lang.LinkageError: a defect")
                        .hasCauseInstanceOf(LinkageError.class));
        assertThat(counts.toString()).contains(" 0 refused, 1 failed in ");
    }

    @Test
    void countsALineForWhichTheEventLogIsUnavailable() throws IOException {
        Optional<Throwable> failure = load((_, origin, _) -> {
            if (isSpecial(origin)) {
                throw new Unavailable("The event log is not available, try again later");
            }
            return Outcome.CREATED;
        });

        assertThat(failure).get().isInstanceOf(Unavailable.class);
        assertThat(counts.toString()).contains(", 1 failed in ");
    }

    @Test
    void failsWhenTheOutcomesAreNotThoseOfTheLinesRead() throws IOException {
        counts.countLoaded();

        assertThat(load((_, _, _) -> Outcome.CREATED))
                .get()
                .satisfies(e -> assertThat(e).hasMessage("1000 lines were read, 1001 have an outcome"));
    }

    @Test
    void continuesAfterARefusal() throws IOException {
        assertThat(load((_, origin, _) -> {
                    if (isSpecial(origin)) {
                        throw new InvalidRequest("title", "Must not be blank");
                    }
                    return Outcome.CREATED;
                }))
                .isEmpty();
        assertThat(refusals).containsExactly("line 17: title: Must not be blank");
        assertThat(counts.toString()).startsWith("999 loaded, 0 already present, 1 refused in ");
    }

    private Optional<Throwable> load(BulkLoader.Creation events) throws IOException {
        return new BulkLoader(events, CLOCK, Duration.ZERO, "load:test", counts, refusals::add).run(lines());
    }

    private static boolean isSpecial(Origin origin) {
        return origin.line() == SPECIAL_LINE;
    }

    private static LineReader lines() {
        String text = IntStream.rangeClosed(1, LINES)
                .mapToObj(n -> "{\"n\":" + n + "}")
                .collect(Collectors.joining("\n"));
        return new LineReader(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), 1000);
    }
}
