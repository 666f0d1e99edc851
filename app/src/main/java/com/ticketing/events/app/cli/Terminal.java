package com.ticketing.events.app.cli;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Optional;

/** Asks the operating system what Java itself does not tell: whether a person sees the error stream. */
final class Terminal {

    private static final int STANDARD_ERROR = 2;

    private Terminal() {}

    /** False also where the system cannot be asked. */
    @SuppressWarnings("restricted") // The program is started with native access, for SQLite.
    static boolean showsErrors() {
        Linker linker = Linker.nativeLinker();
        Optional<MemorySegment> isatty = linker.defaultLookup().find("isatty");
        if (isatty.isEmpty()) {
            return false;
        }
        try {
            return (int) linker.downcallHandle(
                                    isatty.get(), FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT))
                            .invokeExact(STANDARD_ERROR)
                    == 1;
        } catch (Throwable e) {
            return false;
        }
    }
}
