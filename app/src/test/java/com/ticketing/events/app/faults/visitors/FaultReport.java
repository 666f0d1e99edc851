package com.ticketing.events.app.faults.visitors;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Figures that fault tests measure and do not assert: rows of a table in {@code target/fault-report.md}. */
public final class FaultReport {

    private static final Path FILE = Path.of("target", "fault-report.md");

    private FaultReport() {}

    /** Adds a row. */
    public static synchronized void add(String fault, String measure, Object figure) {
        String row = "| " + fault + " | " + measure + " | " + figure + " |\n";
        try {
            Files.writeString(FILE, row, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
