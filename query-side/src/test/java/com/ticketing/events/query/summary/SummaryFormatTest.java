package com.ticketing.events.query.summary;

import static com.ticketing.events.query.summary.SummaryFormat.STREAM;
import static com.ticketing.events.query.summary.SummaryFormat.TEXT;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SummaryFormatTest {

    @Test
    void isTheStreamWithoutAnAcceptHeader() {
        assertThat(SummaryFormat.negotiate(List.of())).isEqualTo(STREAM);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "STREAM|''",
                "STREAM|*/*",
                "STREAM|text/*",
                "STREAM|text/event-stream",
                "STREAM|text/event-stream;charset=utf-8",
                "STREAM|TEXT/EVENT-STREAM",
                "STREAM|text/plain, text/event-stream",
                "STREAM|text/plain;q=0.5, */*",
                "STREAM|text/plain;q=0, */*;q=0.1",
                "STREAM|application/json, text/*;q=0.2, text/plain;q=0.1",
                "TEXT|text/plain",
                "TEXT|text/plain;charset=UTF-8;q=0.1",
                "TEXT|text/plain, */*",
                "TEXT|application/json, text/plain, */*",
                "TEXT|text/event-stream;q=0.5, text/plain;q=0.6",
                "TEXT|text/event-stream;q=0, */*"
            })
    void followsTheAcceptHeader(SummaryFormat expected, String accept) {
        assertThat(SummaryFormat.negotiate(List.of(accept))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "image/*",
                "*/*;q=0",
                "text/plain;q=0",
                "text/plain;q=0, text/event-stream;q=0, */*",
                "nonsense",
                "text/plain;q=high"
            })
    void rejectsAcceptHeadersWithoutAnAvailableFormat(String accept) {
        assertThat(SummaryFormat.negotiate(List.of(accept))).isNull();
    }

    @Test
    void combinesSeveralHeaderLines() {
        assertThat(SummaryFormat.negotiate(List.of("text/event-stream;q=0.1", "text/plain")))
                .isEqualTo(TEXT);
    }
}
