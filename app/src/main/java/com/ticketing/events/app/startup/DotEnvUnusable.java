package com.ticketing.events.app.startup;

import java.nio.file.Path;

/** A {@code .env} file cannot be read; the message is one line with the file and no value of it. */
final class DotEnvUnusable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private DotEnvUnusable(String message) {
        super(message, null, false, false);
    }

    /** @param fault continues a sentence that begins with the file */
    static DotEnvUnusable file(Path file, String fault) {
        return new DotEnvUnusable("The file " + file + " " + fault);
    }

    /**
     * A malformed line.
     *
     * @param number of the line, from 1
     * @param fault without the text of the line, which may be a secret
     */
    static DotEnvUnusable line(Path file, int number, String fault) {
        return file(file, "is malformed in line " + number + ": " + fault);
    }
}
