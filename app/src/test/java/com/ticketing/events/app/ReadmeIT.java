package com.ticketing.events.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ReadmeIT extends RunningService {

    private static final Pattern TRIED = Pattern.compile("<!-- tried -->\n```sh\n(.*?)```", Pattern.DOTALL);

    @Test
    void theExamplesWorkOneAfterTheOtherInOneShell() throws IOException, InterruptedException {
        Matcher examples = TRIED.matcher(Files.readString(Path.of("..", "README.md")));
        assertThat(examples.find()).isTrue();
        Path answers = Files.createTempFile("readme", ".txt");

        Process shell = new ProcessBuilder(
                        "sh", "-euc", examples.group(1).replace("localhost:8080", "127.0.0.1:" + port))
                .redirectErrorStream(true)
                .redirectOutput(answers.toFile())
                .start();
        assertThat(shell.waitFor(1, TimeUnit.MINUTES)).isTrue();

        String text = Files.readString(answers);
        assertThat(shell.exitValue()).describedAs(text).isZero();
        assertThat(text)
                .contains("HTTP/1.1 201", "Location: /events/", "\"status\":\"PUBLISHED\"", "Blues in the Park 2099")
                .contains("X-Summary-Cache: MISS", "X-Summary-Cache: HIT", "event: done", "\"status\":\"CANCELLED\"")
                .contains("VALIDATION_ERROR", "Must be in the future", "\"field\":\"place\"", "\"status\":\"UP\"")
                .contains("events_summary_requests_total")
                .doesNotContain("INTERNAL_ERROR", "NOT_FOUND", "UNAUTHORIZED");
    }
}
