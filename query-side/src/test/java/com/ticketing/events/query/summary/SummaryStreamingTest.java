package com.ticketing.events.query.summary;

import static com.ticketing.events.query.summary.SummaryFixture.accepting;
import static com.ticketing.events.query.summary.SummaryFixture.resumingAfter;
import static com.ticketing.events.query.summary.SummaryFixture.stream;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ticketing.events.query.summary.generator.SummaryKey;
import com.ticketing.events.query.summary.generator.SummarySamples;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The event stream of a summary during its generation. */
@Timeout(30)
class SummaryStreamingTest {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration SHORT = Duration.ofMillis(10);

    private final ScriptedGenerator generator = new ScriptedGenerator();

    @Test
    void sendsEachChunkAsSoonAsItIsGenerated() {
        RecordedSummary response = fixture(LONG).begin(stream());
        generator.writes("one ");
        await().until(() -> response.text().endsWith("id: 1\ndata: one \n\n"));
        generator.writes("two");
        await().until(() -> response.text().endsWith("id: 2\ndata: two\n\n"));
        assertThat(response.body().hasEnded()).isFalse();
        generator.ends();
        awaitEnd(response);
        assertThat(response.text())
                .endsWith("id: 3\nevent: done\ndata: {\"cache\":\"MISS\",\"chunks\":2,\"tokens\":2}\n\n");
    }

    @Test
    void sendsNothingBeforeTheFirstChunk() {
        RecordedSummary response = fixture(LONG).begin(stream());
        await().until(() -> generator.starts() == 1);
        assertThat(response.status()).isZero();
        generator.writes("one").ends();
        awaitEnd(response);
        assertThat(response.text()).startsWith("retry: 3000\n\nid: 1\ndata: one\n\n");
    }

    @Test
    void sendsKeepAlivesWhileTheGeneratorIsSilent() {
        RecordedSummary response = fixture(SHORT).begin(stream());
        await().until(() -> response.text().startsWith("retry: 3000\n\n: keep-alive\n\n: keep-alive\n\n"));
        generator.writes("one ");
        await().until(() -> response.text().contains("data: one \n\n: keep-alive\n\n: keep-alive\n\n"));
        generator.writes("two").ends();
        awaitEnd(response);
        assertThat(response.text().replace(": keep-alive\n\n", ""))
                .startsWith("retry: 3000\n\nid: 1\ndata: one \n\nid: 2\ndata: two\n\nid: 3\nevent: done\n");
    }

    @Test
    void sendsAnErrorEventIfTheGeneratorFailsAfterTheFirstChunk() {
        SummaryFixture fixture = fixture(LONG);
        RecordedSummary response = fixture.begin(stream());
        generator.writes("one ");
        await().until(() -> response.text().contains("one "));
        generator.fails();
        awaitEnd(response);
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.text())
                .startsWith("retry: 3000\n\nid: 1\ndata: one \n\nevent: error\ndata: {\"error\":{")
                .contains("\"code\":\"INTERNAL_ERROR\"", "\"details\":[]")
                .doesNotContain("scripted failure", "Exception", "event: done")
                .endsWith("}}\n\n");
    }

    @Test
    void failsTheResponseIfTheGeneratorFailsBeforeTheFirstChunk() {
        generator.fails();
        RecordedSummary response = fixture(LONG).begin(stream());
        await().until(() -> response.body().failure() != null);
        assertThat(response.body().failure()).isInstanceOf(CompletionException.class);
        assertThat(response.status()).isZero();
    }

    @Test
    void sendsTheEntityTagOfATextThatStandsInAndDoesNotReuseIt() {
        SummaryFixture fixture = fixture(LONG);
        generator.standsIn().writes("other ", "text").ends();
        RecordedSummary standIn = fixture.respond(stream());
        String tag = SummaryKey.of(SummarySamples.source(fixture.event), ScriptedGenerator.OTHER_VERSION)
                .etag();
        assertThat(standIn.head()).extracting(SummaryResponse.Head::tag).isEqualTo(tag);
        assertThat(standIn.cache()).isEqualTo("MISS");
        assertThat(fixture.status()).isEqualTo(CacheStatus.MISS);
        generator.writes("own ", "text").ends();
        RecordedSummary own = fixture.respond(stream());
        assertThat(own.head()).extracting(SummaryResponse.Head::tag).isEqualTo(fixture.etag);
        assertThat(own.text()).contains("data: own \n").doesNotContain("other");
        assertThat(fixture.status()).isEqualTo(CacheStatus.HIT);
    }

    @Test
    void sendsATextThatStandsInToAllReadersOfItsGeneration() {
        SummaryFixture fixture = fixture(LONG);
        RecordedSummary first = fixture.begin(stream());
        generator.standsIn().writes("other ");
        await().until(() -> first.text().contains("other"));
        RecordedSummary second = fixture.begin(stream());
        generator.writes("text").ends();
        awaitEnd(first);
        awaitEnd(second);
        assertThat(second.text()).isEqualTo(first.text());
        assertThat(second.head()).isEqualTo(first.head());
        assertThat(generator.starts()).isEqualTo(1);
    }

    @Test
    void sendsNoEntityTagBeforeTheTextIsKnown() {
        RecordedSummary response = fixture(SHORT).begin(stream());
        await().until(() -> response.text().contains(": keep-alive"));
        generator.standsIn().writes("other ", "text").ends();
        awaitEnd(response);
        assertThat(response.head()).extracting(SummaryResponse.Head::tag).isNull();
    }

    @Test
    void failsTheResponseInsteadOfIncompletePlainText() {
        generator.writes("one ").fails();
        RecordedSummary response = fixture(LONG).begin(accepting("text/plain"));
        await().until(() -> response.body().failure() != null);
        assertThat(response.status()).isZero();
    }

    @Test
    void sendsNoKeepAliveAsPlainText() {
        RecordedSummary text = fixture(SHORT).begin(accepting("text/plain"));
        await().until(() -> generator.starts() == 1);
        generator.writes("one ", "two").ends();
        awaitEnd(text);
        assertThat(text.text()).isEqualTo("one two");
        assertThat(text.body().writes()).isEqualTo(1);
    }

    @Test
    void resumesAfterAFailureAtTheLastEventId() {
        SummaryFixture fixture = fixture(LONG);
        generator.writes("one ").fails();
        RecordedSummary failed = fixture.begin(stream());
        await().until(() -> failed.body().hasEnded());
        generator.writes("one ", "two").ends();
        RecordedSummary again = fixture.respond(resumingAfter("1"));
        assertThat(again.text()).startsWith("retry: 3000\n\nid: 2\ndata: two\n\nid: 3\nevent: done\n");
    }

    @Test
    void waitsForTheChunkAfterTheLastEventId() {
        RecordedSummary response = fixture(LONG).begin(resumingAfter("2"));
        generator.writes("one ", "two ");
        await().until(() -> generator.starts() == 1);
        assertThat(response.text()).isEmpty();
        generator.writes("three").ends();
        awaitEnd(response);
        assertThat(response.text()).startsWith("retry: 3000\n\nid: 3\ndata: three\n\nid: 4\nevent: done\n");
    }

    @Test
    void repeatsTheDoneEventIfTheGenerationOutlastsTheKeepAlive() {
        RecordedSummary response = fixture(SHORT).begin(resumingAfter("9"));
        await().until(() -> response.text().contains(": keep-alive"));
        generator.writes("one ", "two").ends();
        awaitEnd(response);
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.text()).doesNotContain("data: one").contains("id: 3\nevent: done\n");
    }

    @Test
    void keepsOtherReadersUnaffectedWhenOneDisconnectsOrStopsReading() {
        SummaryFixture fixture = fixture(LONG);
        RecordedSummary disconnecting = fixture.begin(stream());
        RecordedSummary stopping = fixture.begin(stream());
        RecordedSummary staying = fixture.begin(stream());
        generator.writes("one ");
        await().until(() -> staying.text().contains("one "));
        disconnecting.body().disconnect();
        stopping.body().stopReading();
        generator.writes("two").ends();
        awaitEnd(staying);
        assertThat(staying.text()).contains("data: one \n\n", "data: two\n\n", "event: done");
        assertThat(generator.starts()).isEqualTo(1);
    }

    @Test
    void sendsACachedSummaryWithOneWrite() {
        SummaryFixture fixture = fixture(LONG);
        generator.writes("one ", "two ", "three").ends();
        fixture.respond(stream());
        RecordedSummary hit = fixture.respond(stream());
        assertThat(hit.body().writes()).isEqualTo(1);
        assertThat(hit.cache()).isEqualTo("HIT");
    }

    private SummaryFixture fixture(Duration keepAlive) {
        return new SummaryFixture(generator, keepAlive);
    }

    private static void awaitEnd(RecordedSummary response) {
        await().until(() -> response.body().hasEnded());
    }
}
