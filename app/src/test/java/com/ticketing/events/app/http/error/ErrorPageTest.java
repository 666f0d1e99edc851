package com.ticketing.events.app.http.error;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.HttpStatus;

class ErrorPageTest {

    /** Every known error status, and an unknown one. */
    static IntStream statuses() {
        return IntStream.concat(
                Arrays.stream(HttpStatus.values())
                        .filter(HttpStatus::isError)
                        .mapToInt(HttpStatus::value)
                        .distinct(),
                IntStream.of(499));
    }

    @ParameterizedTest
    @MethodSource("statuses")
    void isShorterThanWhatIsCompressed(int status) {
        byte[] page = ErrorPage.of(status);
        assertThat(page).hasSizeLessThan(1024);
        assertThat(new String(page, UTF_8)).contains("<h1>", "href=\"/\"", "Error " + status);
    }
}
