package com.ticketing.events.app.summary;

import static com.ticketing.events.app.support.EventBody.inDays;
import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.app.support.EventBody;
import java.net.http.HttpResponse;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Text of a summary and the format of its stream. */
class SummaryIT extends SummaryBlackBoxTest {

    private final EventBody event = EventBody.withStatus("PUBLISHED");

    @Test
    void writesTheStreamInTheSpecifiedFormat() {
        String id = create(event);
        HttpResponse<String> response = summary(id);
        ReceivedSummary stream = ReceivedSummary.of(response);

        StringBuilder expected = new StringBuilder("retry: 3000\n\n");
        stream.chunks().forEach(chunk -> expected.append("id: %d\ndata: %s\n\n".formatted(chunk.id(), chunk.text())));
        int chunks = stream.chunks().size();
        expected.append("id: %d\nevent: done\ndata: {\"cache\":\"MISS\",\"chunks\":%d,\"tokens\":%d}\n\n"
                .formatted(chunks + 1, chunks, stream.tokens()));
        assertThat(response.body()).isEqualTo(expected.toString());
    }

    @Test
    void numbersChunksFromOne() {
        ReceivedSummary stream = stream(create(event));
        assertThat(stream.chunks())
                .extracting(ReceivedSummary.Chunk::id)
                .isEqualTo(
                        IntStream.rangeClosed(1, stream.chunks().size()).boxed().toList());
    }

    static Stream<EventBody> validEvents() {
        EventBody plain = EventBody.withStatus("PUBLISHED");
        return Stream.of(
                plain,
                EventBody.withStatus("CANCELLED"),
                plain.with("title", "A").with("location", "B"),
                plain.with("title", "a ".repeat(100).strip())
                        .with("location", "b ".repeat(250).strip()),
                plain.with("title", "a ".repeat(100).strip())
                        .with("location", "c")
                        .with("status", "CANCELLED"),
                plain.with("title", "x".repeat(200)).with("location", "y".repeat(500)),
                plain.with("title", "\uD83C\uDFB7".repeat(200)).with("location", "\uD83C\uDFDF".repeat(500)),
                plain.with("title", "one two three four five six seven"),
                plain.with("title", "event: done").with("location", "data: {\"cache\":\"HIT\"}"),
                plain.with("title", "日本語のイベント").with("location", "東京"),
                plain.between(inDays(1) + "T00:00:00Z", inDays(3000) + "T23:59:59.999999999Z"),
                plain.between(inDays(5) + "T10:00:00.1Z", inDays(5) + "T10:00:00.2Z"));
    }

    @ParameterizedTest
    @MethodSource("validEvents")
    void has50To100TokensInChunksOf2To5(EventBody validEvent) {
        ReceivedSummary stream = stream(create(validEvent));
        assertThat(stream.tokens()).isBetween(50, 100);
        assertThat(stream.chunks())
                .allSatisfy(chunk -> assertThat(chunk.tokens()).as(chunk.text()).isBetween(2, 5));
        String text = stream.text();
        assertThat(text.strip().split(" ", -1))
                .hasSize(stream.tokens())
                .allSatisfy(token -> assertThat(token).isNotBlank());
        assertThat(stream.done())
                .isEqualTo("{\"cache\":\"MISS\",\"chunks\":%d,\"tokens\":%d}"
                        .formatted(stream.chunks().size(), stream.tokens()));
    }

    @Test
    void derivesChunkBoundariesFromTheEvent() {
        var sizes = IntStream.range(0, 8)
                .mapToObj(n -> stream(create(EventBody.withStatus("PUBLISHED"))).chunks().stream()
                        .map(ReceivedSummary.Chunk::tokens)
                        .toList())
                .distinct();
        assertThat(sizes.count()).isGreaterThan(1);
    }

    @Test
    void containsTitleLocationAndDate() {
        String text = stream(create(event)).text();
        assertThat(text)
                .contains(event.title(), event.location())
                .contains(String.valueOf(inDays(30).getYear()))
                .contains(String.valueOf(inDays(30).getDayOfMonth()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"  ", "\u00A0", "\u2003\u2003", "\u3000", "\u202F"})
    void collapsesWhiteSpaceInTitleAndLocation(String space) {
        EventBody spaced =
                event.with("title", "Late" + space + event.title()).with("location", "Old" + space + event.location());
        assertThat(stream(create(spaced)).text()).contains("Late " + event.title(), "Old " + event.location());
    }

    @Test
    void statesThatAnEventIsCancelled() {
        String cancelled = stream(create(event.with("status", "CANCELLED"))).text();
        assertThat(cancelled).containsIgnoringCase("cancelled").contains(event.title());
        assertThat(stream(create(event)).text())
                .doesNotContainIgnoringCase("cancelled")
                .isNotEqualTo(cancelled);
    }

    @Test
    void dependsOnlyOnItsKey() {
        HttpResponse<String> one = summary(create(event.with("internalNotes", "a")));
        HttpResponse<String> other =
                summary(create(event.with("internalNotes", "b").with("createdBy", "c")));
        assertThat(ReceivedSummary.of(other).chunks())
                .isEqualTo(ReceivedSummary.of(one).chunks());
        assertThat(header(other, "ETag")).isEqualTo(header(one, "ETag"));
    }
}
