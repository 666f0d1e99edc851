package com.ticketing.events.app.faults.environment;

import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.app.faults.rig.HttpResult;
import com.ticketing.events.app.faults.rig.ServiceClient;
import com.ticketing.events.app.faults.rig.ServiceProcess;
import com.ticketing.events.app.faults.rig.TestStorage;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The service on machines whose default locale has digits other than ASCII, or other case mappings. */
class LocaleIT {

    private static final Pattern OTHER_DIGIT = Pattern.compile("[\\p{Nd}&&[^0-9]]");

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"ar-EG", "fa-IR", "mr-IN", "tr-TR"})
    void respondsAsInEveryOtherLocale(String tag) throws IOException {
        Locale locale = Locale.forLanguageTag(tag);
        List<String> options =
                List.of("-Duser.language=" + locale.getLanguage(), "-Duser.country=" + locale.getCountry());
        try (ServiceProcess service = ServiceProcess.ready(TestStorage.sqlite(directory), options)) {
            ServiceClient client = service.client();
            String id = create(client);
            changeWithPreconditions(client, id);
            for (String path : List.of(
                    "/events?limit=1&status=published&locations=ISTANBUL",
                    "/events/" + id,
                    "/events/" + id + "/history",
                    "/audit/checkpoint",
                    "/notifications",
                    "/projections",
                    "/public/events?page=1&locations=istanbul",
                    "/public/events/" + id,
                    "/public/events.ics",
                    "/?dateFrom=2020-01-01",
                    "/actuator/prometheus")) {
                verify(client.get(path).expect(200));
            }
            assertThat(client.countAt("IStanbul")).isEqualTo(1);
            assertThat(client.get("/public/events.ics").body()).contains("DTSTART:20", "STATUS:CONFIRMED");
            verifySummary(client, id);
            assertThat(service.output().lines().filter(LocaleIT::isOwnLine))
                    .isNotEmpty()
                    .noneMatch(line -> OTHER_DIGIT.matcher(line).find());
        }
    }

    /** Libraries format some numbers of their log lines for the locale. */
    private static boolean isOwnLine(String line) {
        return line.contains("] c.t.e") || line.contains("] notifications ");
    }

    private static String create(ServiceClient client) throws IOException {
        Instant startAt = Instant.now().plus(30, ChronoUnit.DAYS);
        Map<String, String> body = Map.of(
                "title",
                "Indigo",
                "location",
                "Istanbul",
                "startAt",
                startAt.toString(),
                "endAt",
                startAt.plus(2, ChronoUnit.HOURS).toString());
        HttpResult created = client.create(body, "key-1").expect(201);
        verify(created);
        assertThat(created.version()).isZero();
        return created.id();
    }

    private static void changeWithPreconditions(ServiceClient client, String id) throws IOException {
        HttpResult patched = client.patch(id, Map.of("status", "PUBLISHED"), 0L).expect(200);
        verify(patched);
        assertThat(patched.version()).isEqualTo(1);
        HttpResult stale = client.patch(id, Map.of("internalNotes", "late"), 0L).expect(412);
        verify(stale);
        assertThat(stale.body()).contains("The current version is \\\"1\\\"");
        verify(client.get("/events?limit=0").expect(400));
    }

    private static void verifySummary(ServiceClient client, String id) throws IOException {
        try (BufferedReader summary = client.openEventStream("/public/events/" + id + "/summary")) {
            List<String> lines = summary.lines().toList();
            assertThat(lines)
                    .contains("event: done")
                    .noneMatch(line -> OTHER_DIGIT.matcher(line).find());
        }
    }

    private static void verify(HttpResult result) {
        assertThat(result.body()).doesNotContainPattern(OTHER_DIGIT);
        assertThat(result.headers().map().toString()).doesNotContainPattern(OTHER_DIGIT);
    }
}
