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

/** When a summary is generated and when it is remembered, and how a reader resumes. */
class SummaryCacheIT extends SummaryClient {

    private final EventBody event = EventBody.withStatus("PUBLISHED");

    @Test
    void sendsARememberedSummaryWithTheSameEvents() {
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
    void generatesAnewWhenTheDetailsChange(String field) {
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
    void generatesAnewWhenTheEventIsCancelled() {
        String id = create(event);
        String before = stream(id).text();
        patch(id, Map.of("status", "CANCELLED")).statusCode(200);
        HttpResponse<String> after = summary(id);
        assertThat(cacheOf(after)).isEqualTo("MISS");
        assertThat(ReceivedSummary.of(after).text()).isNotEqualTo(before).containsIgnoringCase("cancelled");
    }

    @Test
    void remembersASummaryWhenTheNotesChange() {
        String id = create(event);
        summary(id);
        patch(id, Map.of("internalNotes", "secret")).statusCode(200);
        assertThat(cacheOf(summary(id))).isEqualTo("HIT");
    }

    @Test
    void remembersASummaryWhenNothingChanges() {
        String id = create(event);
        summary(id);
        revise(id, event.details()).statusCode(200);
        patch(id, Map.of("status", "PUBLISHED")).statusCode(200);
        assertThat(cacheOf(summary(id))).isEqualTo("HIT");
    }

    @Test
    void givesAllWhoAskDuringAGenerationTheWholeText() {
        String id = create(event);
        List<CompletableFuture<HttpResponse<String>>> asked = IntStream.range(0, 10)
                .mapToObj(n -> CLIENT.sendAsync(request(id).build(), BodyHandlers.ofString()))
                .toList();
        List<HttpResponse<String>> answers =
                asked.stream().map(CompletableFuture::join).toList();

        assertThat(answers).extracting(SummaryClient::cacheOf).containsOnly("MISS");
        assertThat(answers)
                .extracting(HttpResponse::body)
                .containsOnly(answers.getFirst().body());
        assertThat(ReceivedSummary.of(answers.getFirst()).tokens()).isBetween(50, 100);
    }

    @Test
    void isNotHarmedByAReaderWhoLeaves() throws Exception {
        String id = create(event);
        HttpResponse<InputStream> left = CLIENT.send(request(id).build(), BodyHandlers.ofInputStream());
        try (var lines = new BufferedReader(new InputStreamReader(left.body(), StandardCharsets.UTF_8))) {
            assertThat(lines.readLine()).isEqualTo("retry: 3000");
        }
        ReceivedSummary whole = stream(id);
        assertThat(whole.tokens()).isBetween(50, 100);
        assertThat(whole.text()).isEqualTo(stream(id).text());
    }

    @Test
    void resumesAfterTheLastEventSeen() {
        String id = create(event);
        ReceivedSummary whole = stream(id);
        int last = whole.chunks().size();
        for (int seen : new int[] {1, 2, last - 1, last}) {
            ReceivedSummary rest = stream(id, "Last-Event-ID", String.valueOf(seen));
            assertThat(rest.chunks()).isEqualTo(whole.chunks().subList(seen, last));
            assertThat(rest.doneId()).isEqualTo(whole.doneId());
        }
    }

    @Test
    void resumesEvenIfTheSummaryMustBeGeneratedFirst() {
        ReceivedSummary whole = stream(create(event));
        EventBody other = event.with("location", unique("Elsewhere"));
        ReceivedSummary rest = stream(create(other), "Last-Event-ID", "3");
        assertThat(rest.chunks().getFirst().id()).isEqualTo(4);
        assertThat(whole.chunks().getFirst().id()).isEqualTo(1);
    }

    @Test
    void tellsAReaderWhoHasEverythingToStopComingBack() {
        String id = create(event);
        ReceivedSummary whole = stream(id);
        for (int seen : new int[] {whole.doneId(), whole.doneId() + 1, Integer.MAX_VALUE}) {
            HttpResponse<String> answer = summary(id, "Last-Event-ID", String.valueOf(seen));
            assertThat(answer.statusCode()).isEqualTo(204);
            assertThat(answer.body()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "garbage", "1.5", "1x", " "})
    void startsOverForAReaderWhoHasSeenNothingKnown(String lastEventId) {
        String id = create(event);
        ReceivedSummary whole = stream(id);
        assertThat(stream(id, "Last-Event-ID", lastEventId).chunks()).isEqualTo(whole.chunks());
    }

    @Test
    void answersThatNothingHasChanged() {
        String id = create(event);
        String key = header(summary(id), "ETag");
        for (String ifNoneMatch : List.of(key, "W/" + key, "\"other\", " + key)) {
            HttpResponse<String> answer = summary(id, "If-None-Match", ifNoneMatch);
            assertThat(answer.statusCode()).isEqualTo(304);
            assertThat(answer.body()).isEmpty();
            assertThat(header(answer, "ETag")).isEqualTo(key);
        }
        assertThat(summary(id, "If-None-Match", "\"other\"").statusCode()).isEqualTo(200);
    }
}
