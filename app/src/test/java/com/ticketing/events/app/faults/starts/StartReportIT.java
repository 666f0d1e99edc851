package com.ticketing.events.app.faults.starts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ticketing.events.app.eventlog.fixtures.TestPostgres;
import com.ticketing.events.app.faults.rig.EventModel;
import com.ticketing.events.app.faults.rig.ServiceProcess;
import com.ticketing.events.app.faults.rig.TestStorage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lines of a start. */
class StartReportIT {

    private static final int MAX_INFO_LINES = 10;
    private static final Pattern LAST =
            Pattern.compile(".* INFO .* : Ready after \\d+\\.\\d s: role (\\w+), ([^,]+), ([^;]+) domain events;"
                    + "(?: page (\\S+), back office (\\S+),)? API document (\\S+)");

    /** Packages whose classes are loaded only if an adapter is configured that uses them. */
    private static final List<String> ADAPTER_LIBRARIES = List.of(
            " org.springframework.ai.",
            " org.springframework.data.redis.",
            " io.lettuce.",
            " io.netty.",
            " io.github.resilience4j.");

    @TempDir
    private Path directory;

    @Test
    void endWithAddressesAndContentOnSqlite() throws IOException {
        TestStorage storage = TestStorage.sqlite(directory).withEvents(1_200);
        Path classes = directory.resolve("classes");
        List<String> logging = List.of("-Xlog:class+load:file=" + classes);
        try (ServiceProcess service = ServiceProcess.ready(storage, logging)) {
            Matcher last = lastOf(service);
            assertThat(last.group(1)).isEqualTo("all");
            assertThat(last.group(2)).isEqualTo("SQLite in " + storage.data());
            assertThat(last.group(3)).isEqualTo("1,200 Events from 1,200");
            assertLeadTo(service, last, 4, "/");
            assertLeadTo(service, last, 5, "/admin");
            assertLeadTo(service, last, 6, "/swagger-ui.html");
        }
        assertThat(Files.readAllLines(classes))
                .hasSizeGreaterThan(5_000)
                .noneMatch(line -> ADAPTER_LIBRARIES.stream().anyMatch(line::contains));
    }

    @Test
    void endWithTheContentOfARoleOnPostgres() throws IOException {
        String url = TestPostgres.shared().newDatabase();
        TestStorage storage = TestStorage.postgres(directory, url);
        try (ServiceProcess commands = ServiceProcess.ready(storage, "events.role=command")) {
            Matcher last = lastOf(commands);
            assertThat(last.group(1)).isEqualTo("command");
            assertThat(last.group(2)).matches("PostgreSQL at \\S+:\\d+/test_\\d+");
            assertThat(last.group(3)).isEqualTo("0");
            assertThat(last.group(4)).isNull();
            assertLeadTo(commands, last, 6, "/swagger-ui.html");
            new EventModel(false).create(commands.client());
        }
        try (ServiceProcess queries = ServiceProcess.ready(storage, "events.role=query")) {
            Matcher last = lastOf(queries);
            assertThat(last.group(1)).isEqualTo("query");
            assertThat(last.group(3)).isEqualTo("1 Events from 1");
            assertLeadTo(queries, last, 4, "/");
        }
    }

    /** The last line, among at most ten; asserts that the others are before it. */
    private static Matcher lastOf(ServiceProcess service) {
        await().atMost(Duration.ofSeconds(10)).until(() -> service.output().contains(" Ready after "));
        List<String> information =
                service.output().lines().filter(line -> line.contains(" INFO ")).toList();
        assertThat(information).hasSizeLessThanOrEqualTo(MAX_INFO_LINES);
        assertThat(service.output()).doesNotContain("password", "DEBUG");
        Matcher last = LAST.matcher(information.getLast());
        assertThat(last.matches()).as(information.getLast()).isTrue();
        assertThat(service.output().stripTrailing()).endsWith(information.getLast());
        return last;
    }

    private static void assertLeadTo(ServiceProcess service, Matcher last, int group, String path) throws IOException {
        assertThat(last.group(group)).isEqualTo("http://127.0.0.1:" + service.port() + path);
        assertThat(service.client().get(path).status()).isIn(200, 302);
    }
}
