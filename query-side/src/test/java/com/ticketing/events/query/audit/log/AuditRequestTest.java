package com.ticketing.events.query.audit.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditRequestTest {

    private final AuditRequest request = AuditRequest.of(Map.of("after", new String[] {"1"}));

    @Test
    void resumesAfterTheLastEventId() {
        assertThat(request.resumedAfter("7").after()).isEqualTo(7);
        assertThat(request.resumedAfter("0").after()).isZero();
        assertThat(request.resumedAfter(null)).isEqualTo(request);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "-1", "", "99999999999999999999"})
    void ignoresAnInvalidLastEventId(String lastEventId) {
        assertThat(request.resumedAfter(lastEventId)).isEqualTo(request);
    }
}
