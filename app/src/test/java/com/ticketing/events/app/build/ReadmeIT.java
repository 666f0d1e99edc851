package com.ticketing.events.app.build;

import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.app.support.BlackBoxTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ReadmeIT extends BlackBoxTest {

    private static final Pattern TESTED_EXAMPLE = Pattern.compile("<!-- tested -->\n```sh\n(.*?)```", Pattern.DOTALL);

    @Test
    void theApiExamplesWorkInOneShell() throws IOException, InterruptedException {
        assertThat(outputOf(0))
                .contains("HTTP/1.1 201", "Location: /events/", "\"status\":\"PUBLISHED\"", "Blues in the Park 2099")
                .contains("X-Summary-Cache: MISS", "X-Summary-Cache: HIT", "event: done", "\"status\":\"CANCELLED\"")
                .contains("VALIDATION_ERROR", "Must be in the future", "\"field\":\"place\"", "\"status\":\"UP\"")
                .contains("\"channel\":\"log\"", "events_summary_requests_total")
                .doesNotContain("INTERNAL_ERROR", "NOT_FOUND", "UNAUTHORIZED");
    }

    @Test
    void theAuditExamplesWorkInOneShell() throws IOException, InterruptedException {
        assertThat(outputOf(2))
                .contains("\"requestId\":\"ticket-4711\"", "event-created", "event-published", "event: caught-up")
                .contains("\"status\":{\"from\":\"DRAFT\",\"to\":\"PUBLISHED\"}", "\"status\":\"DRAFT\"")
                .contains("HTTP/1.1 204", "personal-data-erased", "{\"from\":null,\"to\":null,\"erased\":true}")
                .contains("HTTP/1.1 202", "Location: /projections/catalog", "\"name\":\"summaries\"")
                .doesNotContain("INTERNAL_ERROR", "NOT_FOUND", "UNAUTHORIZED", "VALIDATION_ERROR");
    }

    @Test
    void theExamplesOfMoreCommandsWorkInOneShell() throws IOException, InterruptedException {
        assertThat(outputOf(1))
                .contains("{\"line\":1,\"status\":201,", "{\"line\":2,\"status\":201,", "HTTP/1.1 204")
                .contains("\"publication\":{\"at\":\"2099-08-01T08:00:00Z\"}")
                .contains("\"status\":\"CANCELLED\"", "\"cancellation\":{\"reason\":\"Gale warning\"}")
                .doesNotContain("INTERNAL_ERROR", "NOT_FOUND", "UNAUTHORIZED", "VALIDATION_ERROR");
    }

    private String outputOf(int example) throws IOException, InterruptedException {
        List<String> examples = TESTED_EXAMPLE
                .matcher(Files.readString(Path.of("..", "README.md")))
                .results()
                .map(found -> found.group(1))
                .toList();
        Path output = Files.createTempFile("readme", ".txt");
        Process shell = new ProcessBuilder(
                        "sh", "-euc", examples.get(example).replace("localhost:8080", "127.0.0.1:" + port))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(shell.waitFor(1, TimeUnit.MINUTES)).isTrue();
        String text = Files.readString(output);
        assertThat(shell.exitValue()).describedAs(text).isZero();
        return text;
    }
}
