package com.ticketing.events.app.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.ticketing.events.app.startup.HeapBudgetConfiguration.HeapTooSmall;
import com.ticketing.events.heap.HeapBudget;
import com.ticketing.events.heap.HeapShare;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeapBudgetConfigurationTest {

    private static final long LOG_BYTES = 16 << 20;

    @ParameterizedTest
    @CsvSource({"0,0,16", "20000,20000,112", "200000,200000,208", "2000000,100000,160", "1000000,1000000,768"})
    void acceptsAHeapThatHoldsTheEvents(long domainEvents, long events, long heapMebibytes) {
        HeapBudget budget = HeapBudgetConfiguration.budget(domainEvents, () -> events, LOG_BYTES, heapMebibytes << 20);
        assertThat(budget.maxBytes()).isEqualTo(heapMebibytes << 20);
    }

    @ParameterizedTest
    @CsvSource({
        "200000,200000,176,201,256",
        "200000,200000,128,201,256",
        "2000000,1000000,512,621,832",
        "10000000,10000000,4096,5342,6720"
    })
    void refusesAHeapThatDoesNotHoldThem(
            long domainEvents, long events, long heapMebibytes, long needed, long recommended) {
        assertThat(catchThrowable(() ->
                        HeapBudgetConfiguration.budget(domainEvents, () -> events, LOG_BYTES, heapMebibytes << 20)))
                .isInstanceOf(HeapTooSmall.class)
                .hasMessage(events + " Events need about " + needed + " MiB of heap; the JVM has " + heapMebibytes
                        + " MiB: start it with -Xmx" + recommended + "m");
    }

    @Test
    void aLargeLogInMemoryIsCounted() {
        assertThat(catchThrowable(() -> HeapBudgetConfiguration.budget(1, () -> 1, 300 << 20, 256 << 20)))
                .isInstanceOf(HeapTooSmall.class);
    }

    @Test
    void leavesRoomFor10000StreamsBeside100000EventsIn512MiB() {
        HeapBudget budget = HeapBudgetConfiguration.budget(100_000, () -> 100_000, LOG_BYTES, 512 << 20);
        assertThat(budget.limit(HeapShare.STREAMS, 10_000)).isEqualTo(10_000);
        assertThat(budget.limit(HeapShare.CONNECTIONS, 20_000)).isEqualTo(20_000);
        assertThat(budget.limit(HeapShare.SUMMARIES, 10_000)).isEqualTo(10_000);
        assertThat(budget.parts()).containsKeys("base", "log", "catalog", "connections", "feeds", "requests");
    }
}
