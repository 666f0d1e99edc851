package com.ticketing.events.query.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.ticketing.events.error.RateLimited;
import com.ticketing.events.error.Unavailable;
import com.ticketing.events.supervision.LoopName;
import com.ticketing.events.supervision.LoopStatus;
import com.ticketing.events.supervision.Supervisor;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class EventStreamsTest {

    private static final Duration LONG = Duration.ofHours(1);

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Supervisor supervisor = new Supervisor();
    private final StreamWriter writer = new StreamWriter(supervisor);

    @AfterEach
    void stop() {
        writer.stop();
    }

    @Test
    void writesWhatTheSourceHasAtOnceAndTheRestWhenItIsSignalled() {
        ScriptedSource source = new ScriptedSource("one ");
        RecordingOutput output = open(streams(10, 10, LONG, LONG), "a", source);
        assertThat(output.text()).isEqualTo("one ");
        source.add("two ");
        await().until(() -> output.text().equals("one two "));
        source.end();
        await().until(source::isClosed);
        assertThat(output.hasEnded()).isTrue();
        assertThat(gauge("events.streams.open")).isZero();
    }

    @Test
    void accumulatesPartsWhileAClientReadsSlowly() {
        ScriptedSource source = new ScriptedSource();
        RecordingOutput output = open(streams(10, 10, LONG, LONG), "a", source);
        output.stopReading();
        source.add("1");
        await().until(() -> output.writes() == 1);
        for (int i = 2; i < 10; i++) {
            source.add(String.valueOf(i));
        }
        output.continueReading();
        await().until(() -> output.text().equals("123456789"));
        assertThat(output.writes()).isEqualTo(2);
    }

    @Test
    void losesNoSignalOfAnyThread() throws Exception {
        EventStreams streams = streams(100, 100, LONG, LONG);
        ScriptedSource[] sources = new ScriptedSource[20];
        RecordingOutput[] outputs = new RecordingOutput[sources.length];
        Thread[] threads = new Thread[sources.length];
        for (int i = 0; i < sources.length; i++) {
            ScriptedSource source = new ScriptedSource();
            sources[i] = source;
            outputs[i] = open(streams, "a", source);
            threads[i] = Thread.startVirtualThread(() -> {
                for (int n = 0; n < 2_000; n++) {
                    source.add("x");
                }
                source.end();
            });
        }
        for (Thread thread : threads) {
            thread.join();
        }
        for (int i = 0; i < sources.length; i++) {
            await().until(sources[i]::isClosed);
            assertThat(outputs[i].text()).hasSize(2_000);
        }
    }

    @Test
    void refusesStreamsBeyondTheLimitOfTheProcess() {
        EventStreams streams = streams(2, 10, LONG, LONG);
        ScriptedSource first = new ScriptedSource();
        open(streams, "a", first);
        open(streams, "b", new ScriptedSource());
        assertThatThrownBy(() -> open(streams, "c", new ScriptedSource()))
                .isInstanceOf(RateLimited.class)
                .hasMessage("Too many open streams, try again later");
        assertThat(meters.get("events.streams.refused").functionCounter().count())
                .isEqualTo(1);
        first.end();
        await().until(first::isClosed);
        open(streams, "c", new ScriptedSource());
        assertThat(gauge("events.streams.open")).isEqualTo(2);
    }

    @Test
    void refusesStreamsBeyondTheLimitOfAnAddress() {
        EventStreams streams = streams(10, 1, LONG, LONG);
        ScriptedSource first = new ScriptedSource();
        open(streams, "a", first);
        assertThatThrownBy(() -> open(streams, "a", new ScriptedSource()))
                .isInstanceOf(RateLimited.class)
                .hasMessageContaining("from this address");
        open(streams, "b", new ScriptedSource());
        first.end();
        await().until(first::isClosed);
        open(streams, "a", new ScriptedSource());
    }

    @Test
    void doesNotCreateTheSourceOfARefusedStream() {
        EventStreams streams = streams(1, 1, LONG, LONG);
        open(streams, "a", new ScriptedSource());
        AtomicBoolean created = new AtomicBoolean();
        assertThatThrownBy(() -> streams.open("b", RecordingOutput::new, _ -> {
                    created.set(true);
                    return new ScriptedSource();
                }))
                .isInstanceOf(RateLimited.class);
        assertThat(created).isFalse();
    }

    @Test
    void releasesThePlaceOfAStreamThatCannotBegin() {
        EventStreams streams = streams(1, 1, LONG, LONG);
        assertThatThrownBy(() -> streams.open("a", RecordingOutput::new, _ -> {
                    throw new IllegalStateException("no source");
                }))
                .hasMessage("no source");
        ScriptedSource source = new ScriptedSource();
        assertThatThrownBy(() -> streams.open(
                        "a",
                        () -> {
                            throw new IllegalStateException("no output");
                        },
                        source::of))
                .hasMessage("no output");
        assertThat(source.isClosed()).isTrue();
        open(streams, "a", new ScriptedSource());
    }

    @Test
    void closesTheSourceOfAClientThatHasDisconnected() {
        ScriptedSource source = new ScriptedSource();
        RecordingOutput output = open(streams(10, 10, LONG, LONG), "a", source);
        output.disconnect();
        source.add("lost");
        await().until(source::isClosed);
        assertThat(gauge("events.streams.open")).isZero();
    }

    @Test
    void dropsAClientThatDoesNotRead() {
        ScriptedSource source = new ScriptedSource();
        RecordingOutput output = open(streams(10, 10, LONG, Duration.ofMillis(50)), "a", source);
        output.stopReading();
        source.add("unread");
        await().until(source::isClosed);
        assertThat(output.abortion()).hasMessage("The client has not read for too long");
        assertThat(meters.counter("events.streams.dropped", "kind", "test").count())
                .isEqualTo(1);
    }

    @Test
    void sendsKeepAlivesWhileNothingElseIsSent() {
        ScriptedSource source = new ScriptedSource("one ");
        RecordingOutput output = open(streams(10, 10, Duration.ofMillis(20), LONG), "a", source);
        await().until(() -> output.text().startsWith("one ..."));
    }

    @Test
    void continuesWithTheOtherStreamsAfterAnErrorInASource() {
        EventStreams streams = streams(10, 10, LONG, LONG);
        ScriptedSource failing = new ScriptedSource();
        ScriptedSource other = new ScriptedSource();
        RecordingOutput failed = open(streams, "a", failing);
        RecordingOutput output = open(streams, "a", other);
        failing.fail(new LinkageError("defect"));
        other.add("works");
        await().until(() -> output.text().equals("works"));
        await().until(failing::isClosed);
        assertThat(failed.failure()).hasMessage("defect");
        assertThat(writerStatus().failures()).isEqualTo(1);
    }

    @Test
    void continuesAfterAnErrorInTheLoop() {
        ScriptedSource source = new ScriptedSource();
        RecordingOutput output = open(streams(10, 10, LONG, LONG), "a", source);
        supervisor.injectOnce(LoopName.STREAM_WRITER.text(), new LinkageError("injected"));
        source.add("one ");
        await().until(() -> writerStatus().failures() == 1);
        source.add("two ");
        await().until(() -> output.text().equals("one two "));
    }

    @Test
    void endsTheProcessOnAFatalErrorInASource() {
        AtomicBoolean hasEnded = new AtomicBoolean();
        StreamWriter fatal = new StreamWriter(new Supervisor((_, _) -> hasEnded.set(true)));
        ScriptedSource source = new ScriptedSource();
        EventStreams streams = new EventStreams(kind(1, 1, LONG, true), fatal, LONG, new SimpleMeterRegistry());
        streams.start();
        open(streams, "a", source);
        source.fail(new OutOfMemoryError("injected"));
        await().untilTrue(hasEnded);
        fatal.stop();
    }

    @Test
    void awaitsStreamsThatEndByThemselvesWhenTheServiceStops() {
        EventStreams streams = streams(10, 10, LONG, LONG);
        ScriptedSource source = new ScriptedSource("begun ");
        RecordingOutput output = open(streams, "a", source);
        AtomicInteger stops = new AtomicInteger();
        streams.stop(stops::incrementAndGet);
        assertThatThrownBy(() -> open(streams, "a", new ScriptedSource())).isInstanceOf(Unavailable.class);
        assertThat(stops).hasValue(0);
        source.add("finished");
        source.end();
        await().until(() -> stops.get() == 1);
        assertThat(output.text()).isEqualTo("begun finished");
    }

    @Test
    void endsOtherStreamsWhenTheServiceStops() {
        EventStreams streams = new EventStreams(kind(10, 10, LONG, false), writer, LONG, meters);
        streams.start();
        ScriptedSource source = new ScriptedSource("begun ");
        RecordingOutput output = open(streams, "a", source);
        AtomicInteger stops = new AtomicInteger();
        streams.stop(stops::incrementAndGet);
        await().until(() -> stops.get() == 1);
        assertThat(output.hasEnded()).isTrue();
        assertThat(source.isClosed()).isTrue();
    }

    private EventStreams streams(int max, int maxPerAddress, Duration keepAlive, Duration writeTimeout) {
        EventStreams streams =
                new EventStreams(kind(max, maxPerAddress, keepAlive, true), writer, writeTimeout, meters);
        streams.start();
        return streams;
    }

    private static StreamKind kind(int max, int maxPerAddress, Duration keepAlive, boolean endsByItself) {
        return new StreamKind("test", max, maxPerAddress, keepAlive, endsByItself);
    }

    private static RecordingOutput open(EventStreams streams, String address, ScriptedSource source) {
        RecordingOutput output = new RecordingOutput();
        streams.open(address, () -> output, source::of);
        return output;
    }

    private LoopStatus writerStatus() {
        return Objects.requireNonNull(supervisor.status(LoopName.STREAM_WRITER.text()));
    }

    private double gauge(String name) {
        return meters.get(name).tag("kind", "test").gauge().value();
    }
}
