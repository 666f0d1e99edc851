package com.ticketing.events.query.summary.model;

import static com.ticketing.events.query.summary.model.ModelFixture.FIRST;
import static com.ticketing.events.query.summary.model.ModelFixture.JAZZ;
import static com.ticketing.events.query.summary.model.ModelFixture.TEXT;
import static com.ticketing.events.query.summary.model.ModelFixture.source;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ticketing.events.EventStatus;
import com.ticketing.events.query.summary.model.ModelServer.Answer;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A model that is slow, broken, endless, empty, absent or over the budget. */
@Timeout(60)
class ModelFailureTest {

    private static final String SECOND = " The room is small and the lights are low. ";
    private static final Duration FIRST_CHUNK = Duration.ofMillis(800);
    private static final Duration WHOLE_TEXT = Duration.ofMillis(1_600);
    private static final CountDownLatch NEVER = new CountDownLatch(1);

    private static final Map<String, Answer> BEFORE_THE_FIRST_CHUNK = Map.ofEntries(
            Map.entry("hangs without a response", out -> NEVER.await()),
            Map.entry("hangs after the head", out -> {
                ModelServer.begin(out);
                NEVER.await();
            }),
            Map.entry("hangs within the first sentence", out -> {
                ModelServer.begin(out);
                ModelServer.fragment(out, "Jazz Night at Blue");
                NEVER.await();
            }),
            Map.entry("sends only comments", out -> {
                ModelServer.begin(out);
                while (true) {
                    ModelServer.write(out, ": keep-alive\n\n");
                    Thread.sleep(20);
                }
            }),
            Map.entry("closes at once", out -> {}),
            Map.entry("is no HTTP", out -> ModelServer.write(out, "220 mail.example ESMTP\r\n")),
            Map.entry("401 that repeats the key", out -> status(out, "401 Unauthorized", "{\"error\":\"key-1\"}")),
            Map.entry("500", out -> status(out, "500 Internal Server Error", "{}")),
            Map.entry("429", out -> status(out, "429 Too Many Requests", "{}")),
            Map.entry("HTML", out -> status(out, "200 OK", "<html>Sign in</html>")),
            Map.entry("is empty", out -> {
                ModelServer.begin(out);
                ModelServer.end(out);
            }),
            Map.entry("sends white space only", out -> {
                ModelServer.begin(out);
                ModelServer.fragment(out, " \n\u3000 ");
                ModelServer.end(out);
            }),
            Map.entry("sends no JSON", out -> {
                ModelServer.begin(out);
                ModelServer.write(out, "data: {{{\n\ndata: [DONE]\n\n");
            }),
            Map.entry("sends an error event", out -> {
                ModelServer.begin(out);
                ModelServer.write(out, "data: {\"error\":{\"message\":\"overloaded\"}}\n\n");
            }),
            Map.entry("ends the first sentence early", out -> {
                ModelServer.begin(out);
                ModelServer.fragment(out, "Jazz Night at");
            }),
            Map.entry("is filtered", out -> {
                ModelServer.begin(out);
                ModelServer.fragment(out, "Jazz Night");
                ModelServer.end(out, "content_filter");
            }),
            Map.entry("sends an endless line", out -> {
                ModelServer.begin(out);
                ModelServer.write(out, "data: {\"id\":\"");
                while (true) {
                    ModelServer.write(out, "x".repeat(8_192));
                }
            }),
            Map.entry("sends an endless error", out -> {
                ModelServer.write(out, "HTTP/1.1 500 Oops\r\nConnection: close\r\n\r\n");
                while (true) {
                    ModelServer.write(out, "x".repeat(8_192));
                }
            }),
            Map.entry("sends an endless word", out -> {
                ModelServer.begin(out);
                while (true) {
                    ModelServer.fragment(out, "x".repeat(100));
                }
            }));

    private ModelFixture fixture;

    /** The first call loads the classes of the client. */
    @BeforeAll
    static void warmUp() throws Exception {
        try (ModelFixture patient = new ModelFixture()) {
            patient.server.writes(TEXT);
            patient.generate();
        }
    }

    @BeforeEach
    void start() throws IOException {
        fixture = new ModelFixture(FIRST_CHUNK, WHOLE_TEXT);
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    static Stream<Arguments> failuresBeforeTheFirstChunk() {
        return BEFORE_THE_FIRST_CHUNK.entrySet().stream().map(each -> Arguments.of(each.getKey(), each.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("failuresBeforeTheFirstChunk")
    void theTemplateStandsInForAModelThat(String name, Answer answer) throws InterruptedException {
        fixture.server.answersWith(answer);
        RecordingChunks recorded = fixture.generate();
        assertThat(recorded.text()).isEqualTo(fixture.templateText(JAZZ));
        assertThat(recorded.standIn).isEqualTo(fixture.templates.version());
        assertThat(fixture.generations("failed")).isEqualTo(1);
    }

    @Test
    void theTemplateStandsInWithoutANetwork() throws InterruptedException {
        fixture.server.close();
        assertThat(fixture.generate().standIn).isNotNull();
    }

    static Stream<Arguments> failuresAfterTheFirstChunk() {
        return Stream.of(
                Arguments.of("hangs", (Answer) out -> NEVER.await()),
                Arguments.of("closes", (Answer) out -> {}),
                Arguments.of("is filtered", (Answer) out -> ModelServer.end(out, "content_filter")),
                Arguments.of("reports an error", (Answer)
                        out -> ModelServer.write(out, "data: {\"error\":{\"message\":\"overloaded\"}}\n\n")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("failuresAfterTheFirstChunk")
    void theGenerationFailsIfTheModelThatHasBegun(String name, Answer failure) {
        fixture.server.answersWith(out -> {
            ModelServer.begin(out);
            ModelServer.fragment(out, FIRST + SECOND);
            failure.write(out);
        });
        RecordingChunks recorded = new RecordingChunks();
        assertThatThrownBy(() -> fixture.generator.generate(JAZZ, recorded)).isInstanceOf(ModelUnavailable.class);
        assertThat(recorded.chunks).isNotEmpty();
        assertThat(recorded.standIn).isNull();
        assertThat(fixture.generations("broken")).isEqualTo(1);
    }

    @Test
    void anEndlessTextIsEndedAndItsConnectionClosed() throws InterruptedException {
        CountDownLatch closed = new CountDownLatch(1);
        fixture.server.answersWith(out -> {
            try {
                ModelServer.begin(out);
                ModelServer.fragment(out, FIRST + " ");
                while (true) {
                    ModelServer.fragment(out, "It goes on and on and on. ");
                    Thread.sleep(1);
                }
            } catch (IOException e) {
                closed.countDown();
                throw e;
            }
        });
        RecordingChunks recorded = fixture.generate();
        assertThat(recorded.text().split(" ").length).isBetween(50, 100);
        closed.await();
    }

    @Test
    void theTextIsPassedOnWhileTheModelWrites() throws Exception {
        CountDownLatch more = new CountDownLatch(1);
        fixture.server.answersWith(out -> {
            ModelServer.begin(out);
            ModelServer.fragment(out, FIRST + SECOND);
            more.await();
            ModelServer.fragment(out, TEXT.substring(FIRST.length()));
            ModelServer.end(out);
        });
        RecordingChunks recorded = new RecordingChunks() {
            @Override
            public void add(String chunk) {
                super.add(chunk);
                more.countDown();
            }
        };
        fixture.generator.generate(JAZZ, recorded);
        assertThat(recorded.text()).startsWith(FIRST + SECOND);
    }

    @Test
    void aGenerationBeyondTheConcurrencyUsesTheTemplateAtOnce() throws Exception {
        try (ModelFixture one = new ModelFixture("key-1", 1, 1_000)) {
            CountDownLatch release = new CountDownLatch(1);
            one.server.answersWith(out -> {
                release.await();
                ModelServer.begin(out);
                ModelServer.fragment(out, TEXT);
                ModelServer.end(out);
            });
            RecordingChunks first = new RecordingChunks();
            Thread running = Thread.ofVirtual().start(() -> {
                try {
                    one.generator.generate(JAZZ, first);
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
            });
            one.server.request();
            assertThat(one.generate().standIn).isNotNull();
            release.countDown();
            running.join();
            assertThat(first.text()).isEqualTo(TEXT);
            assertThat(one.generations("budget")).isEqualTo(1);
            assertThat(one.server.requestCount()).isZero();
        }
    }

    @Test
    void aGenerationBeyondTheRateUsesTheTemplate() throws Exception {
        try (ModelFixture two = new ModelFixture("key-1", 8, 2)) {
            two.server.writes(TEXT);
            assertThat(two.generate().standIn).isNull();
            assertThat(two.generate().standIn).isNull();
            assertThat(two.generate().standIn).isNotNull();
            assertThat(two.generations("budget")).isEqualTo(1);
        }
    }

    @Test
    void noModelIsCalledAfterRepeatedFailures() throws InterruptedException {
        fixture.server.answersWith(out -> status(out, "500 Internal Server Error", "{}"));
        for (int i = 0; i < 5; i++) {
            assertThat(fixture.open()).isZero();
            fixture.generate();
        }
        assertThat(fixture.open()).isEqualTo(1);
        int requests = fixture.server.requestCount();
        fixture.server.writes(TEXT);
        assertThat(fixture.generate(source("Another", EventStatus.PUBLISHED)).standIn)
                .isNotNull();
        assertThat(fixture.server.requestCount()).isEqualTo(requests);
        assertThat(fixture.generations("open")).isEqualTo(1);
    }

    private static void status(OutputStream out, String status, String body) throws IOException {
        ModelServer.write(
                out,
                "HTTP/1.1 " + status + "\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: "
                        + body.length() + "\r\n\r\n" + body);
    }
}
