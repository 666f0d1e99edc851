package com.ticketing.events.supervision;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Prints one line on the error stream and halts without shutdown hooks, which could hang after such an error. Allocates
 * nothing, because the heap may be exhausted. Thread-safe; of several errors the first is printed, so that the process
 * has one instance.
 */
final class ProcessHalt implements ProcessTermination {

    static final ProcessHalt INSTANCE = new ProcessHalt();

    private static final int MAX_BYTES = 1024;

    private final FileOutputStream errors = new FileOutputStream(FileDescriptor.err);
    private final byte[] line = new byte[MAX_BYTES];
    private int length;

    ProcessHalt() {
        // The name of a class is computed, and kept, by its first use.
        encode("", new OutOfMemoryError());
        encode("", new StackOverflowError());
    }

    @Override
    public synchronized void terminate(String where, Throwable error) {
        try {
            errors.write(line, 0, encode(where, error));
        } catch (IOException | Error e) {
            // The exit code remains.
        } finally {
            Runtime.getRuntime().halt(EXIT_CODE);
        }
    }

    /** Fills the line and returns its length; a character that is not ASCII becomes a question mark. */
    int encode(String where, Throwable error) {
        length = 0;
        append("Fatal error in ");
        append(where);
        append(", the process ends with code 3: ");
        append(error.getClass().getName());
        append(": ");
        append(error.getMessage());
        line[length++] = '\n';
        return length;
    }

    private void append(@Nullable String text) {
        if (text == null) {
            return;
        }
        for (int i = 0; i < text.length() && length < MAX_BYTES - 1; i++) {
            char each = text.charAt(i);
            line[length++] = (byte) (each < ' ' || each > '~' ? '?' : each);
        }
    }

    /** The line of the last {@link #encode}, without its end. */
    String line() {
        return new String(line, 0, length - 1, US_ASCII);
    }
}
