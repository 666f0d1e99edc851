package com.ticketing.events.app.http.jetty;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryStringParserTest {

    @Test
    void readsNamesAndValues() {
        assertThat(read("page=2&locations=Berlin,K%C3%B6ln&flag&empty="))
                .containsOnly(
                        Map.entry("page", List.of("2")),
                        Map.entry("locations", List.of("Berlin,Köln")),
                        Map.entry("flag", List.of("")),
                        Map.entry("empty", List.of("")));
    }

    @Test
    void keepsRepeatedValuesInOrder() {
        assertThat(read("a=1&b=2&a=3&a=")).containsEntry("a", List.of("1", "3", ""));
    }

    @Test
    void takesTheFirstEqualsSignForTheEndOfTheName() {
        assertThat(read("a=b=c&d")).containsEntry("a", List.of("b=c")).containsEntry("d", List.of(""));
    }

    @Test
    void readsAPlusAsASpace() {
        assertThat(read("locations=New+York")).containsEntry("locations", List.of("New York"));
    }

    @Test
    void findsNothingWithoutAQuery() {
        assertThat(QueryStringParser.parameters(null)).isEmpty();
        assertThat(QueryStringParser.parameters("")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "p%61ge=1",
                "a+b=1",
                "a=%",
                "a=%zz",
                "a=%C3",
                "a=%00",
                "a=%0A",
                "a=\"b\"",
                "a=<",
                "a=ü",
                "ü=1",
                "a&a&a&a&a&a&a&a&a"
            })
    void leavesToOthersWhatIsUnusual(String query) {
        assertThat(QueryStringParser.parameters(query)).isNull();
    }

    private static Map<String, List<String>> read(String query) {
        return QueryStringParser.parameters(query).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> List.of(entry.getValue())));
    }
}
