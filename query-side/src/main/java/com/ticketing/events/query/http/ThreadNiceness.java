package com.ticketing.events.query.http;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.invoke.MethodHandle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Nice value of a platform thread on Linux, where each thread has its own. A thread may always lower its priority, and
 * needs a privilege to raise it again. Other systems have one nice value per process, which stays as it is.
 */
final class ThreadNiceness {

    /** A third of the processor time of a thread with the usual value, if both want all of it. */
    static final int EXPENSIVE = 5;

    private static final Logger log = LoggerFactory.getLogger(ThreadNiceness.class);

    /** {@code PRIO_PROCESS} of {@code setpriority(2)}; with id 0 it is the calling thread. */
    private static final int OF_A_THREAD = 0;

    private static final int CALLING_THREAD = 0;

    private ThreadNiceness() {}

    /** Sets the nice value of the calling thread, -20 to 19. A failure is logged, since only latency depends on it. */
    @SuppressWarnings("restricted")
    static void set(int nice) {
        if (!System.getProperty("os.name").equals("Linux")) {
            return;
        }
        try {
            Linker linker = Linker.nativeLinker();
            MethodHandle setPriority = linker.downcallHandle(
                    linker.defaultLookup().findOrThrow("setpriority"),
                    FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT));
            int result = (int) setPriority.invokeExact(OF_A_THREAD, CALLING_THREAD, nice);
            if (result != 0) {
                log.debug("setpriority({}) failed; the thread keeps its priority", nice);
            }
        } catch (VirtualMachineError e) {
            throw e;
        } catch (Throwable e) {
            log.debug("The thread keeps its priority", e);
        }
    }
}
