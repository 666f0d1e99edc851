package com.ticketing.events.heap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeapBudgetTest {

    private static final long MEBIBYTE = 1 << 20;

    @ParameterizedTest
    @CsvSource({
        "CONNECTIONS, 20000, 512, 112, 20000",
        "CONNECTIONS, 20000, 256, 80, 11264",
        "STREAMS, 10000, 512, 112, 10000",
        "STREAMS, 10000, 256, 80, 5632",
        "FEEDS, 1000, 512, 112, 400",
        "CHANGES, 10000, 512, 112, 533",
        "SUMMARIES, 10000, 512, 112, 10000",
        "SUMMARIES, 10000, 192, 168, 1024",
        "RESPONSES, 65536, 512, 112, 25600",
        "RESPONSES, 65536, 2048, 64, 65536",
        "RESPONSES, 0, 512, 112, 0",
        "STREAMS, 10000, 176, 176, 16",
        "STREAMS, 10000, 128, 176, 16",
        "STREAMS, 5, 128, 176, 5",
        "STREAMS, 2147483647, 1000000000, 0, 2147483647"
    })
    void limitsANumberByItsShareOfWhatTheRequiredPartsLeave(
            HeapShare share, int configured, long maxMebibytes, long requiredMebibytes, int expected) {
        HeapBudget budget = new HeapBudget(maxMebibytes * MEBIBYTE, Map.of("base", requiredMebibytes * MEBIBYTE));
        assertThat(budget.limit(share, configured)).isEqualTo(expected);
    }

    @Test
    void dividesTheWholeHeap() {
        HeapBudget budget = new HeapBudget(512 * MEBIBYTE, Map.of("base", 64 * MEBIBYTE, "catalog", 48 * MEBIBYTE));
        assertThat(budget.requiredBytes()).isEqualTo(112 * MEBIBYTE);
        assertThat(budget.parts())
                .containsEntry("base", 64 * MEBIBYTE)
                .containsEntry("streams", 100 * MEBIBYTE)
                .containsEntry("summaries", 50 * MEBIBYTE)
                .containsEntry("responses", 25 * MEBIBYTE)
                .containsEntry("requests", 175 * MEBIBYTE / 2);
        assertThat(budget.parts().values().stream().mapToLong(Long::longValue).sum())
                .isEqualTo(512 * MEBIBYTE);
    }

    @Test
    void leavesNothingToTheSharesOfAHeapThatIsTooSmall() {
        HeapBudget budget = new HeapBudget(64 * MEBIBYTE, Map.of("base", 72 * MEBIBYTE));
        assertThat(budget.requiredBytes()).isGreaterThan(budget.maxBytes());
        assertThat(budget.parts()).containsEntry("connections", 0L).containsEntry("requests", 0L);
        assertThat(HeapBudget.of(64 * MEBIBYTE).parts()).doesNotContainKey("base");
    }
}
