package com.ticketing.events.query.catalog.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaginationLinksTest {

    private @Nullable String query;

    @Test
    void linksToTheFirstPreviousNextAndLastPage() {
        assertThat(links(3, 50))
                .isEqualTo("</events?page=1>; rel=\"first\", </events?page=2>; rel=\"prev\", "
                        + "</events?page=4>; rel=\"next\", </events?page=5>; rel=\"last\"");
    }

    @ParameterizedTest
    @CsvSource({
        "1, 50, first=1 next=2 last=5",
        "5, 50, first=1 prev=4 last=5",
        "1, 10, first=1 last=1",
        "1, 11, first=1 next=2 last=2",
        "6, 50, first=1 prev=5 last=5",
        "999999999999999999, 50, first=1 prev=5 last=5"
    })
    void linksOnlyToExistingPages(long page, long total, String expected) {
        assertThat(Pattern.compile("page=(\\d+)>; rel=\"(\\w+)\"")
                        .matcher(links(page, total))
                        .results()
                        .map((MatchResult link) -> link.group(2) + "=" + link.group(1))
                        .collect(Collectors.joining(" ")))
                .isEqualTo(expected);
    }

    @Test
    void hasNoLinksWithoutMatches() {
        assertThat(PaginationLinks.of("/events", null, Pagination.of(1, 10, 0))).isNull();
    }

    @Test
    void replacesThePageParameterAndKeepsTheOrder() {
        assertThat(target("limit=10&page=1&locations=a&x=1&locations=b"))
                .isEqualTo("</events?limit=10&page=1&locations=a&x=1&locations=b>");
        assertThat(target("locations=a&limit=10")).isEqualTo("</events?locations=a&limit=10&page=1>");
        assertThat(target("page=&a=1&p%61ge=7&page")).isEqualTo("</events?page=1&a=1>");
    }

    @Test
    void preservesTheDecodedParameters() {
        assertThat(target("locations=New+York,Sao%20Paulo%2CM%C3%BCnchen&q=a%2Bb%26c%3Dd%25&flag&&=v&e="))
                .isEqualTo("</events?locations=New%20York%2CSao%20Paulo%2CM%C3%BCnchen&q=a%2Bb%26c%3Dd%25"
                        + "&flag&=v&e=&page=1>");
    }

    @Test
    void escapesDelimitersAndLineBreaks() {
        assertThat(target("a=>;rel=\"next\",<http://elsewhere>&b=%0D%0ASet-Cookie:%20x%3E&{c}=\u00fc"))
                .isEqualTo("</events?a=%3E%3Brel%3D%22next%22%2C%3Chttp%3A%2F%2Felsewhere%3E"
                        + "&b=%0D%0ASet-Cookie%3A%20x%3E&%7Bc%7D=%C3%BC&page=1>");
    }

    @Test
    void omitsLinksBeyondTheSizeLimit() {
        query = "locations=" + "a".repeat(2_000);
        assertThat(links(3, 50)).contains("prev", "next").doesNotContain("first", "last");
        query = "locations=" + "a".repeat(4_000);
        assertThat(links(3, 50)).contains("next").doesNotContain("prev", "first", "last");
        query = "locations=" + "a".repeat(8_000);
        assertThat(PaginationLinks.of("/events", query, Pagination.of(3, 10, 50)))
                .isNull();
    }

    private String target(String query) {
        this.query = query;
        String links = links(1, 1);
        return links.substring(0, links.indexOf("; rel=\"first\""));
    }

    private String links(long page, long total) {
        return Objects.requireNonNull(PaginationLinks.of("/events", query, Pagination.of(page, 10, total)));
    }
}
