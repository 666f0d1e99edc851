package com.ticketing.events.app.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimilarTextsTest {

    private static final List<String> LOCATIONS =
            List.of("Berlin, Germany", "Bern, Switzerland", "Zürich, Switzerland", "Online", "København, Denmark");

    @ParameterizedTest
    @CsvSource({
        "Berln, 'Berlin, Germany'",
        "BERLIM, 'Berlin, Germany'",
        "zurich, 'Zürich, Switzerland'",
        "Kobenhaven, 'København, Denmark'",
        "onlin, Online",
        "'Bern, Switserland', 'Bern, Switzerland'"
    })
    void findsTheLocationThatATextMayMean(String text, String location) {
        assertThat(SimilarTexts.of(List.of(text), LOCATIONS, 1)).containsExactly(location);
    }

    @Test
    void findsEveryLocationWithASimilarPartInTheirOrder() {
        assertThat(SimilarTexts.of(List.of("Switserland"), LOCATIONS, 3))
                .containsExactly("Bern, Switzerland", "Zürich, Switzerland");
    }

    @ParameterizedTest
    @CsvSource({"Paris", "x", "Be", "'Lisbon, Portugal'"})
    void findsNothingForOtherTexts(String text) {
        assertThat(SimilarTexts.of(List.of(text), LOCATIONS, 3)).isEmpty();
    }

    @Test
    void comparesFewTextsOfUsualLength() {
        String longest = "x".repeat(200);
        assertThat(SimilarTexts.comparable(List.of("Be", "Bern", longest))).containsExactly("Bern", longest);
        assertThat(SimilarTexts.comparable(List.of(longest + "x", "𝄞𝄞", "𝄞𝄞𝄞")))
                .containsExactly("𝄞𝄞𝄞");
        assertThat(SimilarTexts.comparable(Collections.nCopies(3, "Bern"))).hasSize(3);
        assertThat(SimilarTexts.comparable(Collections.nCopies(4, "Bern"))).isEmpty();
        assertThat(SimilarTexts.comparable(Collections.nCopies(2_500, "x,"))).isEmpty();
    }

    @Test
    void beginsWithWholeCharacters() {
        assertThat(SimilarTexts.beginning("Berlin")).isEqualTo("Ber");
        assertThat(SimilarTexts.beginning("a𝄞𝄞b")).isEqualTo("a𝄞𝄞");
    }
}
