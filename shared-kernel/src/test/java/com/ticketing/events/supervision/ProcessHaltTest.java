package com.ticketing.events.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

class ProcessHaltTest {

    private final ProcessHalt halt = new ProcessHalt();

    @Test
    void namesPlaceAndErrorInOneLine() {
        halt.encode("the loop event-log-committer", new OutOfMemoryError("Java heap space"));
        assertThat(halt.line())
                .isEqualTo("Fatal error in the loop event-log-committer, the process ends with code 3:"
                        + " java.lang.OutOfMemoryError: Java heap space");
    }

    @Test
    void keepsOtherTextToOneLineOfAscii() {
        halt.encode("a\nb", new InternalError("Zürich".repeat(1_000)));
        assertThat(halt.line())
                .startsWith("Fatal error in a?b, ")
                .contains("Z?rich")
                .hasSize(1023);
    }

    /** With an exhausted heap an allocation would fail. */
    @Test
    void allocatesNothing() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        OutOfMemoryError error = new OutOfMemoryError("Java heap space");
        long before = threads.getCurrentThreadAllocatedBytes();
        long unrelated = threads.getCurrentThreadAllocatedBytes() - before;
        before = threads.getCurrentThreadAllocatedBytes();
        halt.encode("main", error);
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThanOrEqualTo(unrelated);
    }

    /** Two instances could print a line each when two threads fail at once. */
    @Test
    void theProcessHasOneInstance() {
        assertThat(ProcessTermination.halt()).isSameAs(ProcessTermination.halt());
    }
}
