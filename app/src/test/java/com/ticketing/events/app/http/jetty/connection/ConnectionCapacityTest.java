package com.ticketing.events.app.http.jetty.connection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectionCapacityTest {

    @ParameterizedTest
    @CsvSource({
        "20000, 4096, 1048576, 100, 20000",
        "20000, 512, 1048576, 100, 16384",
        "20000, 160, 1048576, 100, 5120",
        "20000, 512, 2048, 150, 1642",
        "20000, 512, 256, 150, 42",
        "20000, 512, 128, 120, 16",
        "100, 512, 1048576, 100, 100",
        "0, 512, 1048576, 100, 16",
        "20000, 512, 9223372036854775807, 0, 16384"
    })
    void isLimitedByHeapAndDescriptors(
            int configured, long heapMebibytes, long maxDescriptors, long openDescriptors, int expected) {
        assertThat(ConnectionCapacity.of(configured, heapMebibytes << 20, maxDescriptors, openDescriptors))
                .isEqualTo(expected);
    }

    @Test
    void leavesDescriptorsOfThisProcess() {
        assertThat(ConnectionCapacity.ofProcess(Integer.MAX_VALUE)).isPositive();
    }
}
