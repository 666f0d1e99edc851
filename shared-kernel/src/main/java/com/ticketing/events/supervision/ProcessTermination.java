package com.ticketing.events.supervision;

/** End of the process after an error that leaves the virtual machine in an undefined state. */
@FunctionalInterface
public interface ProcessTermination {

    /** Exit code of the process; the same as with {@code -XX:+ExitOnOutOfMemoryError}. */
    int EXIT_CODE = 3;

    /**
     * Ends the process.
     *
     * @param where the loop or thread that the error was caught in
     */
    void terminate(String where, Throwable error);

    /** Prints one line on the error stream and halts without shutdown hooks, which could hang after such an error. */
    static ProcessTermination halt() {
        return ProcessHalt.INSTANCE;
    }

    /** Ends the process if the failure or one of its causes is a {@link VirtualMachineError}. */
    default void terminateIfFatal(String where, Throwable failure) {
        Throwable cause = failure;
        // The bound ends the search in a cycle of causes.
        for (int depth = 0; cause != null && depth < 100; depth++) {
            if (cause instanceof VirtualMachineError) {
                terminate(where, cause);
                return;
            }
            cause = cause.getCause();
        }
    }

    /**
     * Ends the process also for fatal errors that reach the top of any thread. Other errors are printed with their
     * stack trace, as without a handler.
     */
    default void handleUncaughtErrors() {
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> {
            terminateIfFatal(thread.getName(), failure);
            System.err.println("Uncaught exception in thread " + thread.getName());
            failure.printStackTrace();
        });
    }
}
