package com.ticketing.events.app.http.jetty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.HttpException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryStringTest {

    @Test
    void decodesNamesAndValues() {
        assertThat(parse("page=2&locations=Berlin,K%C3%B6ln&flag&empty=&l%69mit=5&a+b=c"))
                .containsOnly(
                        Map.entry("page", List.of("2")),
                        Map.entry("locations", List.of("Berlin,Köln")),
                        Map.entry("flag", List.of("")),
                        Map.entry("empty", List.of("")),
                        Map.entry("limit", List.of("5")),
                        Map.entry("a b", List.of("c")));
    }

    @Test
    void keepsRepeatedValuesInOrder() {
        assertThat(parse("a=1&b=2&%61=3&a=")).containsEntry("a", List.of("1", "3", ""));
        assertThat(parse("a=x&".repeat(1_000)).get("a")).hasSize(1_000);
    }

    @Test
    void endsANameAtTheFirstEqualsSign() {
        assertThat(parse("a=b=c&d")).containsEntry("a", List.of("b=c")).containsEntry("d", List.of(""));
    }

    @Test
    void separatesParametersByAmpersandsOnly() {
        assertThat(parse("a=1;b=2")).containsOnly(Map.entry("a", List.of("1;b=2")));
    }

    @Test
    void decodesAPlusAsASpace() {
        assertThat(parse("locations=New+York%2B")).containsEntry("locations", List.of("New York+"));
    }

    @Test
    void acceptsUnescapedCharactersBeyondAscii() {
        assertThat(parse("ü=ö%C3%A4")).containsEntry("ü", List.of("öä"));
    }

    @Test
    void acceptsControlCharactersInValues() {
        assertThat(parse("a=%00&b=%0A")).containsEntry("a", List.of("\0")).containsEntry("b", List.of("\n"));
    }

    /** An escaped control character at the end sends the whole query through Jetty's decoder. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a=b",
                "a=b&c=d&a=e",
                "&",
                "&&a=1&&",
                "=",
                "=x",
                "a",
                "a&b",
                "a=",
                "a==",
                "a=b=c",
                "&=&",
                "a&&=b",
                "?=/:@!$'()*,;",
                "a=%2C%2c&b=%26%3D&%3D=x",
                "locations=San+Francisco%2C+Bern%20%7E",
                "%20=%20&+=+&%2B=%25",
                "a%3Db=c&d=%5B1%5d"
            })
    void decodesPrintableAsciiAsTheDecoderDoes(String query) {
        Map<String, List<String>> decoded = parse(query + "&z=%00");
        decoded.remove("z");

        assertThat(parse(query)).isEqualTo(decoded);
    }

    @Test
    void isEmptyWithoutAQuery() {
        assertThat(QueryString.parse(null)).isEmpty();
        assertThat(QueryString.parse("")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a=%",
                "a=%4",
                "a=%zz",
                "a=%u0041",
                "%=1",
                "a=%C3",
                "a=%C3%28",
                "a=%ff",
                "%ff=1",
                "a=%C0%80",
                "a=%ED%A0%80",
                "a%00b=1",
                "x%0A=1",
                "a%C2%85=1",
                "%CD%B8=1"
            })
    void refusesAMalformedQuery(String query) {
        assertThatThrownBy(() -> QueryString.parse(query)).isInstanceOf(HttpException.RuntimeException.class);
    }

    private static Map<String, List<String>> parse(String query) {
        return QueryString.parse(query).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> List.of(entry.getValue())));
    }
}
