package com.ticketing.events.query.audit.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ticketing.events.error.InvalidRequest;
import com.ticketing.events.error.Violation;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditRequestTest {

    private final AuditRequest request = of("after", "1");

    private static AuditRequest of(String name, String value) {
        return AuditRequest.of(Map.of(name, new String[] {value}), ZoneId.of("Europe/Berlin"));
    }

    @Test
    void parsesInstantsWithAndWithoutAnOffset() {
        Instant noon = Instant.parse("2030-01-01T11:00:00Z");
        for (String text : List.of("2030-01-01T12:00:00", "2030-01-01T11:00:00Z", "2030-01-01T13:00:00 02:00")) {
            assertThat(of("from", text).filter().from()).isEqualTo(noon);
            assertThat(of("to", text).filter().to()).isEqualTo(noon);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2030-01-01", "yesterday", "2030-02-30T00:00:00Z", "1893456000"})
    void refusesWhatIsNoInstant(String text) {
        assertThatThrownBy(() -> of("from", text)).isInstanceOf(InvalidRequest.class);
        assertThatThrownBy(() -> of("to", text)).isInstanceOf(InvalidRequest.class);
    }

    @Test
    void refusesAnUnknownParameter() {
        assertThatThrownBy(() -> of("since", "1"))
                .isInstanceOfSatisfying(
                        InvalidRequest.class,
                        refusal -> assertThat(refusal.details())
                                .containsExactly(new Violation("since", "Unknown parameter")));
    }

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
