package com.ticketing.events.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AdmissionTest {

    private final LogRecorder log = new LogRecorder(AdmissionTest.class);
    private final Admission admission = new Admission(AdmissionTest.class, "Opening a stream");

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void countsEveryRefusalAndLogsTheFirst() {
        admission.admitted();
        for (int i = 0; i < 1000; i++) {
            admission.refused("too many");
        }

        assertThat(admission.refusals()).isEqualTo(1000);
        assertThat(log.lines())
                .containsExactly("WARNING Opening a stream failed; further failures are counted: too many");
    }
}
