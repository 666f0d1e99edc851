package com.ticketing.events.app.nodes;

import com.ticketing.events.app.eventlog.fixtures.TestPostgres;
import com.ticketing.events.app.faults.environment.KeyFileContent;
import com.ticketing.events.app.faults.rig.ServiceProcess;
import com.ticketing.events.app.faults.rig.TestStorage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A command node, and a query node whose database user may only read, on one PostgreSQL with wrapped data keys. They
 * run until the tests end.
 */
final class TwoRoles {

    private final TestStorage storage;
    private final TestStorage readOnly;
    private final Path keyFile;
    private final ServiceProcess commands;
    private final ServiceProcess queries;

    private TwoRoles(Path directory, Path keyFile) {
        this.keyFile = keyFile;
        String keys = "events.personal-data.key-file=" + keyFile;
        storage = TestStorage.postgres(directory, TestPostgres.shared().newDatabase());
        commands = ServiceProcess.ready(storage, "events.role=command", keys);
        try {
            readOnly = storage.readOnly();
            queries = ServiceProcess.ready(readOnly, "events.role=query", "events.summary.chunk-delay=5ms", keys);
        } catch (AssertionError e) {
            commands.close();
            throw e;
        }
    }

    private static final class Shared {
        static final TwoRoles NODES = start();
    }

    /** The nodes, which all tests use; none of them stops one. */
    static TwoRoles shared() {
        return Shared.NODES;
    }

    private static TwoRoles start() {
        try {
            Path directory = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "two-roles");
            return new TwoRoles(
                    directory, Files.writeString(directory.resolve("keys"), KeyFileContent.newKey("first")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ServiceProcess commands() {
        return commands;
    }

    ServiceProcess queries() {
        return queries;
    }

    /** The database, for the user that may write. */
    TestStorage storage() {
        return storage;
    }

    /** The database, for the user of the query node. */
    TestStorage readOnly() {
        return readOnly;
    }

    /** The file of key-encryption keys that both nodes read. */
    Path keyFile() {
        return keyFile;
    }
}
