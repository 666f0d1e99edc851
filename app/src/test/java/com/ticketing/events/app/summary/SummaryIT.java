package com.ticketing.events.app.summary;

import static com.ticketing.events.app.support.EventBody.inDays;
import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.app.support.Envelope;
import com.ticketing.events.app.support.EventBody;
import com.ticketing.events.app.support.RawHttp;
import java.net.http.HttpResponse;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a summary says and how it is written to the wire. */
class SummaryIT extends SummaryClient {

    private final EventBody event = EventBody.withStatus("PUBLISHED");

    @Test
    void isWrittenToTheByteAsAgreed() {
        String id = create(event);
        HttpResponse<String> answer = summary(id);
        ReceivedSummary stream = ReceivedSummary.of(answer);

        StringBuilder expected = new StringBuilder("retry: 3000\n\n");
        stream.chunks().forEach(chunk -> expected.append("id: %d\ndata: %s\n\n".formatted(chunk.id(), chunk.text())));
        int chunks = stream.chunks().size();
        expected.append("id: %d\nevent: done\ndata: {\"cache\":\"MISS\",\"chunks\":%d,\"tokens\":%d}\n\n"
                .formatted(chunks + 1, chunks, stream.tokens()));
        assertThat(answer.body()).isEqualTo(expected.toString());
    }

    @Test
    void numbersItsChunksFromOne() {
        ReceivedSummary stream = stream(create(event));
        assertThat(stream.chunks())
                .extracting(ReceivedSummary.Chunk::id)
                .isEqualTo(
                        IntStream.rangeClosed(1, stream.chunks().size()).boxed().toList());
    }

    @Test
    void isAStreamThatNobodyBuffersOrTransforms() {
        HttpResponse<String> answer = summary(create(event));
        assertThat(header(answer, "Content-Type")).startsWith("text/event-stream");
        assertThat(header(answer, "Cache-Control").split("\\s*,\\s*", -1))
                .containsExactlyInAnyOrder("no-cache", "no-transform");
        assertThat(header(answer, "X-Accel-Buffering")).isEqualTo("no");
        assertThat(header(answer, "X-Summary-Cache")).isEqualTo("MISS");
        assertThat(header(answer, "ETag")).matches("\"[^\"]+\"");
        assertThat(header(answer, "X-Request-Id")).isNotEqualTo("none");
    }

    static Stream<EventBody> legalEvents() {
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
    @MethodSource("legalEvents")
    void has50To100TokensInChunksOf2To5(EventBody legal) {
        ReceivedSummary stream = stream(create(legal));
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
    void takesItsBoundariesFromTheEvent() {
        var sizes = IntStream.range(0, 8)
                .mapToObj(n -> stream(create(EventBody.withStatus("PUBLISHED"))).chunks().stream()
                        .map(ReceivedSummary.Chunk::tokens)
                        .toList())
                .distinct();
        assertThat(sizes.count()).isGreaterThan(1);
    }

    @Test
    void mentionsTitlePlaceAndDate() {
        String text = stream(create(event)).text();
        assertThat(text)
                .contains(event.title(), event.location())
                .contains(String.valueOf(inDays(30).getYear()))
                .contains(String.valueOf(inDays(30).getDayOfMonth()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"  ", "\u00A0", "\u2003\u2003", "\u3000", "\u202F"})
    void writesWhiteSpaceInsideATitleOrPlaceAsOneSpace(String space) {
        EventBody spaced =
                event.with("title", "Late" + space + event.title()).with("location", "Old" + space + event.location());
        assertThat(stream(create(spaced)).text()).contains("Late " + event.title(), "Old " + event.location());
    }

    @Test
    void saysThatACancelledEventIsCancelled() {
        String cancelled = stream(create(event.with("status", "CANCELLED"))).text();
        assertThat(cancelled).containsIgnoringCase("cancelled").contains(event.title());
        assertThat(stream(create(event)).text())
                .doesNotContainIgnoringCase("cancelled")
                .isNotEqualTo(cancelled);
    }

    @Test
    void dependsOnNothingOutsideItsKey() {
        HttpResponse<String> one = summary(create(event.with("internalNotes", "a")));
        HttpResponse<String> other =
                summary(create(event.with("internalNotes", "b").with("createdBy", "c")));
        assertThat(ReceivedSummary.of(other).chunks())
                .isEqualTo(ReceivedSummary.of(one).chunks());
        assertThat(header(other, "ETag")).isEqualTo(header(one, "ETag"));
    }

    @Test
    void givesTheWholeTextAtOnceToThoseWhoWantPlainText() {
        String id = create(event);
        HttpResponse<String> plain = summary(id, "Accept", "text/plain");
        assertThat(plain.statusCode()).isEqualTo(200);
        assertThat(header(plain, "Content-Type")).startsWith("text/plain");
        assertThat(cacheOf(plain)).isEqualTo("MISS");
        HttpResponse<String> stream = summary(id);
        assertThat(cacheOf(stream)).isEqualTo("HIT");
        assertThat(plain.body()).isEqualTo(ReceivedSummary.of(stream).text());
        assertThat(header(plain, "ETag")).isNotEqualTo("none");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/event-stream", "*/*", "text/*", "text/event-stream, text/plain;q=0.5"})
    void streamsToThoseWhoTakeAStream(String accepted) {
        HttpResponse<String> answer = summary(create(event), "Accept", accepted);
        assertThat(header(answer, "Content-Type")).startsWith("text/event-stream");
        assertThat(ReceivedSummary.of(answer).chunks()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "image/png"})
    void refusesThoseWhoTakeNeither(String accepted) {
        HttpResponse<String> answer = summary(create(event), "Accept", accepted);
        assertThat(answer.statusCode()).isEqualTo(406);
        assertThat(Envelope.of(answer.body()).code()).isEqualTo("NOT_ACCEPTABLE");
    }

    @ParameterizedTest
    @CsvSource({"text/event-stream", "text/plain", "application/json", "*/*"})
    void doesNotFindDraftsOrIdsThatAreUnknownOrNone(String accepted) {
        String draft = create(EventBody.valid());
        for (String id : new String[] {draft, UNKNOWN_ID, "not-an-id", "1-1-1-1-1"}) {
            HttpResponse<String> answer = summary(id, "Accept", accepted);
            assertThat(answer.statusCode()).as(id).isEqualTo(404);
            assertThat(header(answer, "Content-Type")).startsWith("application/json");
            assertThat(cacheOf(answer)).isEqualTo("none");
            assertThat(header(answer, "Cache-Control")).contains("no-store");
            assertThat(Envelope.of(answer.body()).code()).isEqualTo("NOT_FOUND");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "text/event-stream"})
    void saysNoLengthBeforeThereIsAText(String accepted) {
        String path = "/public/events/" + create(EventBody.withStatus("PUBLISHED")) + "/summary";
        RawHttp.Reply reply = RawHttp.send(port, "HEAD " + path + " HTTP/1.1", "Host: a", "Accept: " + accepted);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Content-Length")).isEmpty();
    }

    @Test
    void answersHeadWithoutGeneratingAnything() {
        String id = create(event);
        HttpResponse<String> head = summaryHead(id);
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(header(head, "Content-Type")).startsWith("text/event-stream");
        HttpResponse<String> get = summary(id);
        assertThat(cacheOf(get)).isEqualTo("MISS");
        assertThat(header(get, "ETag")).isEqualTo(header(head, "ETag"));
    }
}
