package com.ticketing.events.app.tracing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ticketing.events.app.faults.rig.DomainEventTable;
import com.ticketing.events.app.faults.rig.EventModel;
import com.ticketing.events.app.faults.rig.HttpResult;
import com.ticketing.events.app.faults.rig.ServiceProcess;
import com.ticketing.events.app.faults.rig.TestStorage;
import com.ticketing.events.app.faults.rig.WebhookReceiver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The export of spans by a process: its settings, a restart, and an endpoint that fails. */
@Timeout(180)
class TraceExportIT {

    private static final Duration MAX_WAIT = Duration.ofSeconds(20);
    private static final Duration MAX_RESPONSE_TIME = Duration.ofSeconds(5);

    /** The flush, the rest of the stop, and a margin for a busy machine. */
    private static final Duration MAX_STOP_TIME = Duration.ofSeconds(15);

    private static final String OUTAGE = "Export of spans failed";

    @TempDir
    private Path directory;

    @Test
    void theDeliveryAfterARestartContinuesTheTrace() throws Exception {
        TestStorage storage = TestStorage.sqlite(directory);
        try (OtlpReceiver otlp = new OtlpReceiver();
                WebhookReceiver webhook = new WebhookReceiver()) {
            webhook.setRefusing(true);
            String[] settings = settings(otlp, webhook, "1.0");
            String traceId;
            try (ServiceProcess service = ServiceProcess.ready(storage, settings)) {
                create(service);
                await().atMost(MAX_WAIT).until(() -> !webhook.traceparents().isEmpty());
                traceId = traceId(webhook.traceparents().getFirst());
                service.kill();
            }
            webhook.setRefusing(false);
            try (ServiceProcess restarted = ServiceProcess.ready(storage, settings)) {
                await().atMost(MAX_WAIT).until(() -> delivered(otlp, traceId));
                assertThat(restarted.output()).doesNotContain(OUTAGE);
            }
            ReceivedSpan delivery = otlp.trace(traceId).stream()
                    .filter(span -> "sent".equals(span.attributes().get("events.delivery.state")))
                    .filter(span -> span.name().equals("deliver webhook"))
                    .findFirst()
                    .orElseThrow();
            String command = traceparentInLog(storage);
            assertThat(command).startsWith("00-" + traceId + "-" + delivery.parentId());
        }
    }

    private static boolean delivered(OtlpReceiver otlp, String traceId) {
        return otlp.trace(traceId).stream()
                .anyMatch(span -> span.name().equals("deliver webhook")
                        && "sent".equals(span.attributes().get("events.delivery.state")));
    }

    @Test
    void withoutAnEndpointNothingIsTraced() throws Exception {
        TestStorage storage = TestStorage.sqlite(directory);
        try (WebhookReceiver webhook = new WebhookReceiver();
                ServiceProcess service = ServiceProcess.ready(storage, webhook.settings())) {
            create(service);
            await().atMost(MAX_WAIT).until(() -> !webhook.received().isEmpty());
            assertThat(webhook.traceparents()).isEmpty();
            assertThat(traceparentInLog(storage)).isEmpty();
        }
    }

    @Test
    void withASamplingProbabilityOfZeroNothingIsExportedAndTheContextIsPassedOn() throws Exception {
        TestStorage storage = TestStorage.sqlite(directory);
        try (OtlpReceiver otlp = new OtlpReceiver();
                WebhookReceiver webhook = new WebhookReceiver();
                ServiceProcess service = ServiceProcess.ready(storage, settings(otlp, webhook, "0"))) {
            create(service);
            await().atMost(MAX_WAIT).until(() -> !webhook.traceparents().isEmpty());
            service.stop();
            assertThat(otlp.spans()).isEmpty();
            assertThat(webhook.traceparents()).noneMatch(TraceExportIT::isSampled);
            assertThat(isSampled(traceparentInLog(storage))).isFalse();
        }
    }

    @Test
    void theEndpointOfTheStandardEnvironmentVariableIsUsedAndTheLastSpansAreExportedAtAStop() throws Exception {
        TestStorage sqlite = TestStorage.sqlite(directory);
        try (OtlpReceiver otlp = new OtlpReceiver()) {
            Map<String, String> variables = new HashMap<>(sqlite.variables());
            variables.put("OTEL_EXPORTER_OTLP_ENDPOINT", otlp.address());
            variables.put("OTEL_TRACES_SAMPLER", "parentbased_traceidratio");
            variables.put("OTEL_TRACES_SAMPLER_ARG", "1.0");
            variables.put("OTEL_BSP_SCHEDULE_DELAY", "600000");
            TestStorage storage = new TestStorage(sqlite.directory(), variables, sqlite.jdbcUrl());
            try (ServiceProcess service = ServiceProcess.ready(storage)) {
                create(service);
                service.stop();
            }
            assertThat(otlp.spans()).extracting(ReceivedSpan::name).contains("POST /events", "CreateEvent");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"ANSWER_500", "HANG"})
    void anEndpointThatFailsIsOneWarningAndDelaysNothing(OtlpReceiver.Behaviour behaviour) throws Exception {
        try (OtlpReceiver otlp = new OtlpReceiver()) {
            otlp.behave(behaviour);
            runWithFailingEndpoint(otlp.address());
            assertThat(otlp.requests()).isPositive();
        }
    }

    @Test
    void anEndpointThatRefusesConnectionsIsOneWarningAndDelaysNothing() throws Exception {
        String refusing;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            refusing = "http://127.0.0.1:" + socket.getLocalPort();
        }
        runWithFailingEndpoint(refusing);
    }

    /** The queue is smaller than the number of spans, so that it is full. */
    private void runWithFailingEndpoint(String address) throws IOException {
        try (ServiceProcess service = ServiceProcess.ready(
                TestStorage.sqlite(directory),
                "management.opentelemetry.tracing.export.otlp.endpoint=" + address + "/v1/traces",
                "management.opentelemetry.tracing.export.otlp.timeout=2s",
                "management.opentelemetry.tracing.export.schedule-delay=50ms",
                "management.opentelemetry.tracing.export.max-queue-size=32",
                "management.opentelemetry.tracing.export.max-batch-size=16",
                "management.tracing.sampling.probability=1.0")) {
            for (int i = 0; i < 30; i++) {
                assertThat(create(service).duration()).isLessThan(MAX_RESPONSE_TIME);
            }
            await().atMost(MAX_WAIT).until(() -> service.output().contains(OUTAGE));
            assertThat(create(service).duration()).isLessThan(MAX_RESPONSE_TIME);
            long start = System.nanoTime();
            service.stop();
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(MAX_STOP_TIME);
            assertThat(service.output().lines().filter(line -> line.contains(" WARN ") || line.contains(" ERROR ")))
                    .filteredOn(line -> line.contains("span") || line.contains("opentelemetry"))
                    .singleElement()
                    .asString()
                    .contains(OUTAGE);
        }
    }

    @Test
    void anEndpointThatIsNoUrlIsRefused() {
        try (ServiceProcess service = ServiceProcess.start(
                TestStorage.sqlite(directory), "management.opentelemetry.tracing.export.otlp.endpoint=collector")) {
            assertThat(service.awaitExit()).isEqualTo(1);
            assertThat(service.output())
                    .contains("management.opentelemetry.tracing.export.otlp.endpoint must be an http or https URL")
                    .doesNotContain("\tat ");
        }
    }

    private static HttpResult create(ServiceProcess service) throws IOException {
        return new EventModel(false).createUnrecorded(service.client()).expect(201);
    }

    private static String[] settings(OtlpReceiver otlp, WebhookReceiver webhook, String probability) {
        return Stream.concat(Arrays.stream(otlp.settings(probability)), Arrays.stream(webhook.settings()))
                .toArray(String[]::new);
    }

    /** The lowest bit of the flags; the next one is set in the trace ids of the SDK, which are random. */
    private static boolean isSampled(String traceparent) {
        return (Integer.parseInt(traceparent.split("-", -1)[3], 16) & 1) == 1;
    }

    private static String traceId(String traceparent) {
        return traceparent.split("-", -1)[1];
    }

    /** The trace context in the metadata of the first domain event; empty if there is none. */
    private static String traceparentInLog(TestStorage storage) {
        List<List<String>> rows =
                new DomainEventTable(storage).query("select metadata from domain_event order by position limit 1");
        String metadata = rows.getFirst().getFirst();
        int start = metadata.indexOf("\"traceparent\":\"");
        return start < 0 ? "" : metadata.substring(start).split("\"", -1)[3];
    }
}
