package com.ticketing.events.app.faults.environment;

import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.app.faults.rig.EventModel;
import com.ticketing.events.app.faults.rig.ServiceProcess;
import com.ticketing.events.app.faults.rig.TestStorage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The temporary directory of a process that is killed. */
class TemporaryDirectoryIT {

    @TempDir
    private Path directory;

    @Test
    void isEmptyDuringTheServiceAndAfterAKill() throws IOException {
        Path temporary = Files.createDirectory(directory.resolve("tmp"));
        List<String> options = List.of("-Djava.io.tmpdir=" + temporary);
        try (ServiceProcess service = ServiceProcess.ready(TestStorage.sqlite(directory), options)) {
            EventModel event = new EventModel(false);
            assertThat(event.create(service.client())).isTrue();
            event.verify(service.client());
            service.client().get("/").expect(200);
            service.client().get("/swagger-ui/index.html").expect(200);
            assertThat(temporary).isEmptyDirectory();
            service.kill();
        }
        assertThat(temporary).isEmptyDirectory();
    }

    /** As in a temporary directory without executable files, here by an architecture without a library. */
    @Test
    void isNamedInOneLineIfSqlitesLibraryCannotBeLoadedFromIt() throws IOException {
        Path temporary = Files.createDirectory(directory.resolve("tmp"));
        List<String> options = List.of("-Djava.io.tmpdir=" + temporary, "-Dorg.sqlite.osinfo.architecture=made-up");
        try (ServiceProcess service = ServiceProcess.start(TestStorage.sqlite(directory), options)) {
            assertThat(service.awaitExit()).isEqualTo(1);
            assertThat(service.output().lines())
                    .filteredOn(line -> line.startsWith("SQLite's native library cannot be loaded from the temporary"
                            + " directory " + temporary + ", "))
                    .hasSize(1);
            assertThat(service.output()).doesNotContain("\tat ", "Exception");
        }
    }
}
