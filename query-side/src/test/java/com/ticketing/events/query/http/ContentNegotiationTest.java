package com.ticketing.events.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;

class ContentNegotiationTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*/*",
                "application/json",
                "APPLICATION/JSON",
                "application/*",
                "application/*+json",
                "application/json;charset=utf-16",
                "text/html, */*;q=0.1",
                "application/xml, application/json;q=0.001",
                "application/json, */*;q=0",
                "application/*;q=0, application/json",
                "*",
                "",
                " ",
                ","
            })
    void acceptsATypeThatARangeMatches(String accept) {
        assertThat(acceptsJson(accept)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/html",
                "text/*",
                "application/hal+json",
                "application/json;q=0",
                "application/json;q=0, */*",
                "application/*;q=0.0, */*",
                "*/*;q=0"
            })
    void refusesATypeThatNoRangeMatchesOrAQualityOfZeroExcludes(String accept) {
        assertThat(acceptsJson(accept)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "*/json", "a/b/c", "application/json;q=2", "application/json, nonsense"})
    void refusesEveryTypeIfAcceptIsMalformed(String accept) {
        assertThat(acceptsJson(accept)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/html",
                "TEXT/HTML;charset=utf-8",
                "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
                "application/json;q=0.1, text/html;q=0.2",
                "application/json;q=0, text/html, */*"
            })
    void prefersATypeThatIsNamedWithAHigherQuality(String accept) {
        assertThat(prefersHtml(accept)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*/*",
                "text/*",
                "",
                "application/json, text/html",
                "application/json;q=0.2, text/html;q=0.1",
                "text/html, */*",
                "text/html;q=0",
                "text/html, nonsense"
            })
    void doesNotPreferATypeByAWildcardOrWithTheSameQuality(String accept) {
        assertThat(prefersHtml(accept)).isFalse();
    }

    private static boolean prefersHtml(String accept) {
        return ContentNegotiation.namesAsPreferred(MediaType.TEXT_HTML, MediaType.APPLICATION_JSON, List.of(accept));
    }

    @Test
    void combinesRepeatedHeaders() {
        assertThat(acceptsJson("text/html", "application/json")).isTrue();
        assertThat(acceptsJson("application/json;q=0", "*/*")).isFalse();
    }

    private static boolean acceptsJson(String... accept) {
        return ContentNegotiation.accepts(MediaType.APPLICATION_JSON, List.of(accept));
    }
}
