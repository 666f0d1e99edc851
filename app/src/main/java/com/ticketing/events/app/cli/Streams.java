package com.ticketing.events.app.cli;

import java.io.InputStream;
import java.io.PrintStream;

/**
 * What a command reads and writes.
 *
 * @param out for results
 * @param err for complaints and progress
 */
public record Streams(InputStream in, PrintStream out, PrintStream err) {

    /** Those of the process. */
    public static Streams ofProcess() {
        return new Streams(System.in, System.out, System.err);
    }
}
