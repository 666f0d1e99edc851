package com.ticketing.events.app.queries.filter;

import static com.ticketing.events.app.support.EventBody.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.ticketing.events.app.support.BlackBoxTest;
import com.ticketing.events.app.support.EventBody;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Filter {@code locations} of the list of Events. */
class FilterByLocationIT extends BlackBoxTest {

    private final String suffix = unique("Park");

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Straße der Musik        | STRASSE DER
            STRASSE DER MUSIK       | straße
            GROẞE FREIHEIT          | große
            İSTANBUL Kongre         | i̇stanbul
            i̇stanbul kongre         | İSTANBUL
            Ankara                  | ANKARA
            ΣΟΦΟΣ Athens            | σοφος
            Σοφος                   | ΣΟΦΟΣ
            MÜNCHEN                 | münchen
            São Paulo               | SÃO
            Школа №1                | ШКОЛА
            100% Berlin             | 0% b
            Hall_7                  | l_7
            back\\slash             | k\\s
            a.b*c                   | .B*
            tab [old] (town)        | [OLD] (T
            """)
    void matchesASubstringOfTheLocationIgnoringCase(String location, String filter) {
        create(EventBody.at(location + " " + suffix));
        List<String> matches = each(
                "location",
                admin().queryParam("locations", filter).queryParam("limit", 100).get("/events"));
        assertThat(matches).contains(location + " " + suffix);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "_", "a%b", "a_b", ".*", "\\"})
    void treatsWildcardsAsPlainCharacters(String wildcard) {
        create(EventBody.at("acb " + suffix));
        List<String> matches = each(
                "location",
                admin().queryParam("locations", wildcard)
                        .queryParam("limit", 100)
                        .get("/events"));
        assertThat(matches).allSatisfy(location -> assertThat(location).contains(wildcard));
    }

    @Test
    void matchesAnyOfSeveralRepeatedOrCommaSeparatedLocations() {
        for (String city : List.of("Oslo", "Rome", "Bern")) {
            create(EventBody.at(city + " " + suffix));
        }
        for (String query : List.of(
                "locations=oslo {p},ROME {p}",
                "locations=oslo {p}&locations=rome {p}",
                "locations= , oslo {p} ,,\u3000rome {p},",
                "locations=nowhere at all&locations=oslo {p},rome {p}")) {
            var request = admin();
            for (String parameter : query.replace("{p}", suffix).split("&", -1)) {
                request.queryParam("locations", parameter.substring("locations=".length()));
            }
            assertThat(request.get("/events").<List<String>>path("events.location"))
                    .as(query)
                    .containsExactlyInAnyOrder("Oslo " + suffix, "Rome " + suffix);
        }
    }

    @Test
    void doesNotSearchOtherFields() {
        String word = unique("word");
        create(EventBody.withStatus("PUBLISHED")
                .with("title", word)
                .with("internalNotes", word)
                .with("createdBy", word));
        assertThat(countAt(word)).isZero();
        anonymous().queryParam("locations", word).get("/public/events").then().body("pagination.total", equalTo(0));
    }
}
