package com.ticketing.events.app.summary;

import static com.ticketing.events.app.support.EventBody.inDays;
import static com.ticketing.events.app.support.EventBody.unique;
import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.app.support.EventBody;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Cache, single generation and resumption of summaries. */
class SummaryCacheIT extends SummaryBlackBoxTest {

    private final EventBody event = EventBody.withStatus("PUBLISHED");

    @Test
    void sendsACachedSummaryWithTheSameEvents() {
        String id = create(event);
        HttpResponse<String> miss = summary(id);
        HttpResponse<String> hit = summary(id);

        assertThat(cacheOf(miss)).isEqualTo("MISS");
        assertThat(cacheOf(hit)).isEqualTo("HIT");
        assertThat(hit.body()).isEqualTo(miss.body().replace("{\"cache\":\"MISS\"", "{\"cache\":\"HIT\""));
        assertThat(header(hit, "ETag")).isEqualTo(header(miss, "ETag"));
    }

    @ParameterizedTest
    @CsvSource({"title", "location", "startAt", "endAt"})
    void regeneratesWhenTheDetailsChange(String field) {
        String id = create(event);
        HttpResponse<String> before = summary(id);
        assertThat(cacheOf(summary(id))).isEqualTo("HIT");
        String value = switch (field) {
            case "startAt" -> inDays(29) + "T18:00:00Z";
            case "endAt" -> inDays(31) + "T18:00:00Z";
            default -> unique("Changed");
        };

        revise(id, event.detailsWith(field, value)).statusCode(200);

        HttpResponse<String> after = summary(id);
        assertThat(cacheOf(after)).isEqualTo("MISS");
        assertThat(header(after, "ETag")).isNotEqualTo(header(before, "ETag"));
    }

    @Test
    void regeneratesWhenTheEventIsCancelled() {
        String id = create(event);
        String before = stream(id).text();
        patch(id, Map.of("status", "CANCELLED")).statusCode(200);
        HttpResponse<String> after = summary(id);
        assertThat(cacheOf(after)).isEqualTo("MISS");
        assertThat(ReceivedSummary.of(after).text()).isNotEqualTo(before).containsIgnoringCase("cancelled");
    }

    @Test
    void keepsTheCachedSummaryWhenTheNotesChange() {
        String id = create(event);
        summary(id);
        patch(id, Map.of("internalNotes", "secret")).statusCode(200);
        assertThat(cacheOf(summary(id))).isEqualTo("HIT");
    }

    @Test
    void keepsTheCachedSummaryWhenNothingChanges() {
        String id = create(event);
        summary(id);
        revise(id, event.details()).statusCode(200);
        patch(id, Map.of("status", "PUBLISHED")).statusCode(200);
        assertThat(cacheOf(summary(id))).isEqualTo("HIT");
    }

    @Test
    void sendsTheWholeTextToAllReadersOfOneGeneration() {
        String id = create(event);
        List<CompletableFuture<HttpResponse<String>>> requests = IntStream.range(0, 10)
                .mapToObj(n -> CLIENT.sendAsync(request(id).build(), BodyHandlers.ofString()))
                .toList();
        List<HttpResponse<String>> responses =
                requests.stream().map(CompletableFuture::join).toList();

        assertThat(responses).extracting(SummaryBlackBoxTest::cacheOf).containsOnly("MISS");
        assertThat(responses)
                .extracting(HttpResponse::body)
                .containsOnly(responses.getFirst().body());
        assertThat(ReceivedSummary.of(responses.getFirst()).tokens()).isBetween(50, 100);
    }

    @Test
    void completesGenerationWhenAReaderDisconnects() throws Exception {
        String id = create(event);
        HttpResponse<InputStream> disconnected = CLIENT.send(request(id).build(), BodyHandlers.ofInputStream());
        try (var lines = new BufferedReader(new InputStreamReader(disconnected.body(), StandardCharsets.UTF_8))) {
            assertThat(lines.readLine()).isEqualTo("retry: 3000");
        }
        ReceivedSummary complete = stream(id);
        assertThat(complete.tokens()).isBetween(50, 100);
        assertThat(complete.text()).isEqualTo(stream(id).text());
    }

    @Test
    void resumesAfterTheLastEventId() {
        String id = create(event);
        ReceivedSummary complete = stream(id);
        int last = complete.chunks().size();
        for (int lastEventId : new int[] {1, 2, last - 1, last}) {
            ReceivedSummary rest = stream(id, "Last-Event-ID", String.valueOf(lastEventId));
            assertThat(rest.chunks()).isEqualTo(complete.chunks().subList(lastEventId, last));
            assertThat(rest.doneId()).isEqualTo(complete.doneId());
        }
    }

    @Test
    void resumesASummaryThatIsNotCached() {
        ReceivedSummary complete = stream(create(event));
        EventBody other = event.with("location", unique("Elsewhere"));
        ReceivedSummary rest = stream(create(other), "Last-Event-ID", "3");
        assertThat(rest.chunks().getFirst().id()).isEqualTo(4);
        assertThat(complete.chunks().getFirst().id()).isEqualTo(1);
    }

    @Test
    void returns204WhenLastEventIdIsAtOrAfterDone() {
        String id = create(event);
        ReceivedSummary complete = stream(id);
        for (int lastEventId : new int[] {complete.doneId(), complete.doneId() + 1, Integer.MAX_VALUE}) {
            HttpResponse<String> response = summary(id, "Last-Event-ID", String.valueOf(lastEventId));
            assertThat(response.statusCode()).isEqualTo(204);
            assertThat(response.body()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "garbage", "1.5", "1x", " "})
    void startsOverForAnInvalidLastEventId(String lastEventId) {
        String id = create(event);
        ReceivedSummary complete = stream(id);
        assertThat(stream(id, "Last-Event-ID", lastEventId).chunks()).isEqualTo(complete.chunks());
    }

    @Test
    void returns304ForAMatchingEntityTag() {
        String id = create(event);
        String etag = header(summary(id), "ETag");
        for (String ifNoneMatch : List.of(etag, "W/" + etag, "\"other\", " + etag)) {
            HttpResponse<String> response = summary(id, "If-None-Match", ifNoneMatch);
            assertThat(response.statusCode()).isEqualTo(304);
            assertThat(response.body()).isEmpty();
            assertThat(header(response, "ETag")).isEqualTo(etag);
        }
        assertThat(summary(id, "If-None-Match", "\"other\"").statusCode()).isEqualTo(200);
    }
}
