package com.ticketing.events.app.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.ticketing.events.app.startup.HeapRequirement.HeapTooSmall;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeapRequirementTest {

    @ParameterizedTest
    @CsvSource({"0,0,16", "20000,20000,96", "200000,200000,176", "2000000,100000,128", "1000000,1000000,768"})
    void acceptsAHeapThatHoldsTheEvents(long domainEvents, long events, long heapMebibytes) {
        assertThatCode(() -> HeapRequirement.check(domainEvents, () -> events, heapMebibytes << 20))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "200000,200000,160,168,256",
        "200000,200000,128,168,256",
        "2000000,1000000,512,549,704",
        "10000000,10000000,4096,4841,6080"
    })
    void refusesAHeapThatDoesNotHoldThem(
            long domainEvents, long events, long heapMebibytes, long needed, long recommended) {
        assertThat(catchThrowable(() -> HeapRequirement.check(domainEvents, () -> events, heapMebibytes << 20)))
                .isInstanceOf(HeapTooSmall.class)
                .hasMessage(events + " Events need about " + needed + " MiB of heap; the JVM has " + heapMebibytes
                        + " MiB: start it with -Xmx" + recommended + "m");
    }
}
