package com.ticketing.events.query.summary;

import static com.ticketing.events.query.summary.SummaryFormat.STREAM;
import static com.ticketing.events.query.summary.SummaryFormat.TEXT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.web.HttpMediaTypeNotAcceptableException;

class SummaryFormatTest {

    @Test
    void isTheStreamWhenTheClientDoesNotSay() throws HttpMediaTypeNotAcceptableException {
        assertThat(SummaryFormat.wantedBy(new HttpHeaders())).isEqualTo(STREAM);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "*/*",
                "text/*",
                "text/event-stream",
                "text/event-stream;charset=utf-8",
                "TEXT/EVENT-STREAM",
                "text/plain, text/event-stream",
                "text/plain;q=0.5, */*",
                "text/plain;q=0, */*;q=0.1",
                "application/json, text/*;q=0.2, text/plain;q=0.1"
            })
    void isTheStreamFor(String accept) throws HttpMediaTypeNotAcceptableException {
        assertThat(SummaryFormat.wantedBy(accepting(accept))).isEqualTo(STREAM);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "text/plain;charset=UTF-8;q=0.1",
                "text/plain, */*",
                "application/json, text/plain, */*",
                "text/event-stream;q=0.5, text/plain;q=0.6",
                "text/event-stream;q=0, */*"
            })
    void isPlainTextFor(String accept) throws HttpMediaTypeNotAcceptableException {
        assertThat(SummaryFormat.wantedBy(accepting(accept))).isEqualTo(TEXT);
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
    void isNeitherFor(String accept) {
        assertThatThrownBy(() -> SummaryFormat.wantedBy(accepting(accept)))
                .isInstanceOf(HttpMediaTypeNotAcceptableException.class);
    }

    @Test
    void readsSeveralHeaderLines() throws HttpMediaTypeNotAcceptableException {
        HttpHeaders headers = accepting("text/event-stream;q=0.1");
        headers.add(HttpHeaders.ACCEPT, "text/plain");
        assertThat(SummaryFormat.wantedBy(headers)).isEqualTo(TEXT);
    }

    private static HttpHeaders accepting(String accept) {
        var headers = new HttpHeaders();
        headers.add(HttpHeaders.ACCEPT, accept);
        return headers;
    }
}
