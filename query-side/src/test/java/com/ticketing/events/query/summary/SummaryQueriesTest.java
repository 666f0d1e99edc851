package com.ticketing.events.query.summary;

import static com.ticketing.events.query.summary.SummaryFixture.accepting;
import static com.ticketing.events.query.summary.SummaryFixture.resumingAfter;
import static com.ticketing.events.query.summary.SummaryFixture.stream;
import static com.ticketing.events.query.summary.generator.SummarySamples.JAZZ;
import static com.ticketing.events.query.summary.generator.SummarySamples.jazz;
import static com.ticketing.events.query.summary.generator.SummarySamples.source;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ticketing.events.EventStatus;
import com.ticketing.events.error.EventNotFound;
import com.ticketing.events.query.catalog.CatalogEntry;
import com.ticketing.events.query.summary.generator.SummarySamples;
import com.ticketing.events.query.summary.generator.TemplateSummaryGenerator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Responses to requests for a summary; their timing is tested in {@link SummaryStreamingTest}. */
@Timeout(30)
class SummaryQueriesTest {

    private final SummaryFixture fixture = new SummaryFixture(new TemplateSummaryGenerator(), Duration.ofSeconds(15));

    @Test
    void streamsTheSummaryInTheDocumentedFormat() {
        RecordedSummary response = fixture.respond(stream());
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.head())
                .isEqualTo(new SummaryResponse.Head("MISS", fixture.etag, "text/event-stream;charset=UTF-8"));
        assertThat(response.text()).isEqualTo(expected(0, "MISS"));
    }

    @Test
    void sendsTheSameStreamOnAHit() {
        String miss = fixture.respond(stream()).text();
        RecordedSummary hit = fixture.respond(stream());
        assertThat(hit.cache()).isEqualTo("HIT");
        assertThat(hit.text()).isEqualTo(miss.replace("MISS", "HIT"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "5", "007"})
    void resumesAfterTheLastEventId(String lastId) {
        assertThat(fixture.respond(resumingAfter(lastId)).text()).isEqualTo(expected(Integer.parseInt(lastId), "MISS"));
    }

    @Test
    void sendsOnlyTheDoneEventAfterTheLastChunk() {
        int chunks = fixture.complete().chunks().size();
        assertThat(fixture.respond(resumingAfter(String.valueOf(chunks))).text())
                .isEqualTo(expected(chunks, "HIT"))
                .containsOnlyOnce("data:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "", "-1", "+3", "1.5", "abc", "٣", "1 2"})
    void startsOverIfTheLastEventIdIsInvalid(String lastId) {
        assertThat(fixture.respond(resumingAfter(lastId)).text()).isEqualTo(expected(0, "MISS"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2000", "2147483648", "99999999999999999999999"})
    void respondsWithNoContentToAClientThatHasReceivedTheDoneEvent(String beyond) {
        assertThat(fixture.respond(resumingAfter(beyond)).status()).isEqualTo(204);
        String done = String.valueOf(fixture.complete().chunks().size() + 1);
        RecordedSummary response = fixture.respond(resumingAfter(done));
        assertThat(response.status()).isEqualTo(204);
        assertThat(response.text()).isEmpty();
    }

    @Test
    void sendsTheCompleteTextAsPlainText() {
        RecordedSummary response = fixture.respond(accepting("text/plain"));
        assertThat(response.head())
                .isEqualTo(new SummaryResponse.Head("MISS", fixture.etag, "text/plain;charset=UTF-8"));
        assertThat(response.text()).isEqualTo(fixture.complete().text());
        assertThat(fixture.respond(accepting("text/plain")).cache()).isEqualTo("HIT");
    }

    @Test
    void namesDatesInTheRequestedZone() {
        RecordedSummary inBerlin = fixture.respond(SummaryFixture.in("Europe/Berlin"));
        assertThat(inBerlin.text().replaceAll("\n\nid: \\d+\ndata: ", ""))
                .contains("at 20:00 to Sunday, 15 June 2031 at 01:00 CEST");
        RecordedSummary ofTheService = fixture.respond(stream());
        assertThat(ofTheService.cache()).isEqualTo("MISS");
        assertThat(ofTheService.head()).isNotEqualTo(inBerlin.head());
        assertThat(fixture.respond(SummaryFixture.in("UTC")).cache())
                .as("the default zone by name")
                .isEqualTo("HIT");
        assertThat(fixture.respond(SummaryFixture.in("Europe/Berlin")).cache()).isEqualTo("HIT");
    }

    @Test
    void looksBackFromTheEndOfTheEventOn() {
        String before = fixture.respond(accepting("text/plain")).text();
        fixture.setNow(JAZZ.endAt().minusNanos(1));
        assertThat(fixture.respond(accepting("text/plain")).text()).isEqualTo(before);
        fixture.setNow(JAZZ.endAt());
        RecordedSummary after = fixture.respond(accepting("text/plain"));
        assertThat(after.cache()).isEqualTo("MISS");
        assertThat(after.text()).containsPattern("took place|was held");
    }

    @Test
    void encodesTextAsUtf8() {
        CatalogEntry event = fixture.catalog.put(SummarySamples.entry(
                UUID.randomUUID(), SummarySamples.withTitle(SummarySamples.JAZZ, "Größe 語 🎷"), null, 0));
        for (String accept : List.of("text/plain", "text/event-stream")) {
            assertThat(fixture.respond(event.id(), accepting(accept)).text())
                    .contains("Größe")
                    .contains("語")
                    .contains("🎷");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s", "W/%s", "\"other\", %s", "\"a,b\" , W/%s", "*"})
    void respondsWithNotModifiedIfTheEntityTagMatches(String tags) {
        RecordedSummary response = fixture.begin(matching(tags.formatted(fixture.etag)));
        assertThat(response.status()).isEqualTo(304);
        assertThat(response.head()).isEqualTo(new SummaryResponse.Head("MISS", fixture.etag, null));
        assertThat(response.text()).isEmpty();
        assertThat(fixture.status()).isEqualTo(CacheStatus.MISS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"other\"", "garbage", "", "\"", "W/", ",,"})
    void sendsTheSummaryIfNoEntityTagMatches(String tags) {
        assertThat(fixture.respond(matching(tags)).status()).isEqualTo(200);
    }

    @Test
    void respondsToHeadWithoutStartingAGeneration() {
        SummaryRequest head = new SummaryRequest(true, List.of(), List.of(), null, null, "a");
        RecordedSummary before = fixture.begin(head);
        assertThat(before.status()).isEqualTo(200);
        assertThat(before.head())
                .isEqualTo(new SummaryResponse.Head("MISS", fixture.etag, "text/event-stream;charset=UTF-8"));
        assertThat(before.text()).isEmpty();
        assertThat(fixture.status()).isEqualTo(CacheStatus.MISS);
        fixture.complete();
        assertThat(fixture.begin(head).cache()).isEqualTo("HIT");
    }

    @Test
    void refusesDraftsAndUnknownEventsBeforeAnythingElse() {
        CatalogEntry draft = fixture.catalog.put(jazz(UUID.randomUUID(), EventStatus.DRAFT));
        for (UUID id : List.of(draft.id(), UUID.randomUUID())) {
            assertThatThrownBy(() -> fixture.begin(id, accepting("application/json")))
                    .isInstanceOf(EventNotFound.class);
        }
    }

    @Test
    void rejectsOtherMediaTypes() {
        RecordedSummary response = fixture.begin(accepting("application/json"));
        assertThat(response.status()).isEqualTo(406);
        assertThat(response.acceptable()).isEqualTo("text/event-stream, text/plain");
        assertThat(response.cache()).isEqualTo("none");
    }

    @Test
    void summarisesACancelledEvent() {
        CatalogEntry cancelled = fixture.catalog.put(jazz(UUID.randomUUID(), EventStatus.CANCELLED));
        assertThat(fixture.respond(cancelled.id(), accepting("text/plain")).text())
                .containsIgnoringCase("cancelled");
    }

    private static SummaryRequest matching(String tags) {
        return new SummaryRequest(false, List.of(), List.of(tags), null, null, "a");
    }

    /** The body from the chunk at an index on, in the documented format. */
    private String expected(int index, String cache) {
        List<String> chunks = new ArrayList<>();
        new TemplateSummaryGenerator().generate(source(fixture.event), chunks::add);
        var body = new StringBuilder("retry: 3000\n\n");
        for (int i = index; i < chunks.size(); i++) {
            body.append("id: %d\ndata: %s\n\n".formatted(i + 1, chunks.get(i)));
        }
        int tokens = String.join("", chunks).split(" ").length;
        return body.append("id: %d\nevent: done\n".formatted(chunks.size() + 1))
                .append("data: {\"cache\":\"%s\",\"chunks\":%d,\"tokens\":%d}\n\n"
                        .formatted(cache, chunks.size(), tokens))
                .toString();
    }
}
