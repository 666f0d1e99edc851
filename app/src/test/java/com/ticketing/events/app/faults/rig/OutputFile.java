package com.ticketing.events.app.faults.rig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** File that receives an output stream of a process. */
record OutputFile(Path path) {

    static OutputFile create(TestStorage storage, String prefix) {
        try {
            return new OutputFile(Files.createTempFile(storage.directory(), prefix, ".txt"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ProcessBuilder.Redirect redirect() {
        return ProcessBuilder.Redirect.to(path.toFile());
    }

    /** The text written so far. */
    String text() {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
