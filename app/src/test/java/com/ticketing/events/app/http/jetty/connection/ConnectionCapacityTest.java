package com.ticketing.events.app.http.jetty.connection;

import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.heap.HeapBudget;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectionCapacityTest {

    @ParameterizedTest
    @CsvSource({
        "20000, 1048576, 100, 20000",
        "20000, 2048, 150, 1642",
        "20000, 512, 150, 234",
        "20000, 256, 150, 16",
        "20000, 128, 120, 16",
        "100, 1048576, 100, 100",
        "0, 1048576, 100, 16",
        "20000, 9223372036854775807, 0, 20000"
    })
    void isLimitedByHeapAndDescriptors(int byHeap, long maxDescriptors, long openDescriptors, int expected) {
        assertThat(ConnectionCapacity.of(byHeap, maxDescriptors, openDescriptors))
                .isEqualTo(expected);
    }

    @Test
    void leavesDescriptorsOfThisProcess() {
        assertThat(ConnectionCapacity.ofProcess(Integer.MAX_VALUE, HeapBudget.of(64 << 20)))
                .isBetween(16, 4096);
    }
}
