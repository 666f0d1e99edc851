package com.ticketing.events.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

class RequestScopeTest {

    private static final String TRACE_ID = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String TRACEPARENT = "00-" + TRACE_ID + "-00f067aa0ba902b7-01";

    @AfterEach
    void clear() {
        MDC.clear();
    }

    @Test
    void hasTheIdsOfTheCauseUntilItIsClosed() {
        Cause cause = Cause.of(Map.of("actor", "admin", "requestId", "order-1", "traceparent", TRACEPARENT));
        try (RequestScope _ = RequestScope.of(cause)) {
            assertThat(MDC.get("requestId")).isEqualTo("order-1");
            assertThat(MDC.get("traceId")).isEqualTo(TRACE_ID);
        }
        assertThat(MDC.get("requestId")).isNull();
        assertThat(MDC.get("traceId")).isNull();
    }

    @Test
    void hasNoIdsOfAnUnknownCauseAndRestoresTheFormerOnes() {
        try (RequestScope _ = RequestScope.of("outer")) {
            try (RequestScope _ = RequestScope.of(Cause.of(Map.of("actor", "admin")))) {
                assertThat(MDC.get("requestId")).isNull();
            }
            assertThat(MDC.get("requestId")).isEqualTo("outer");
        }
    }

    @Test
    void hasFiveDistinctIdsOfSeveralCausesAtMost() {
        List<Cause> causes = IntStream.range(0, 14)
                .mapToObj(i -> new Cause("order-" + i / 2, i == 3 ? TRACEPARENT : null))
                .toList();
        try (RequestScope _ = RequestScope.ofAll(causes)) {
            assertThat(MDC.get("requestId")).isEqualTo("order-0,order-1,order-2,order-3,order-4");
            assertThat(MDC.get("traceId")).isEqualTo(TRACE_ID);
        }
        try (RequestScope _ = RequestScope.ofAll(List.of(Cause.UNKNOWN))) {
            assertThat(MDC.get("requestId")).isNull();
        }
    }

    @Test
    void hasNoTraceIdOfAMalformedTraceContext() {
        try (RequestScope _ = RequestScope.of(new Cause("order-1", "00-4bf9"))) {
            assertThat(MDC.get("traceId")).isNull();
        }
    }
}
