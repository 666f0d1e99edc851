package com.ticketing.events.app.faults.rig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** The packaged service, unpacked once in the way that Spring Boot itself provides, because it starts faster so. */
public final class UnpackedService {

    public static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    private static final String JAR = "event-service.jar";

    private UnpackedService() {}

    private static final class Unpacked {
        static final Path JAR = unpack();
    }

    /** The file to give to {@code java -jar}. */
    public static Path jar() {
        return Unpacked.JAR;
    }

    private static Path unpack() {
        Path packaged = Path.of(Objects.requireNonNull(
                        System.getProperty("events.test.jar"), "events.test.jar, the packaged service, is not set"))
                .toAbsolutePath();
        try {
            Path directory = packaged.resolveSibling("event-service-installed");
            List<String> command = List.of(
                    JAVA,
                    "-Djarmode=tools",
                    "-jar",
                    packaged.toString(),
                    "extract",
                    "--force",
                    "--destination",
                    directory.toString());
            int exit = new ProcessBuilder(command).inheritIO().start().waitFor();
            if (exit != 0) {
                throw new IllegalStateException(command + " ended with " + exit);
            }
            return directory.resolve(JAR);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
