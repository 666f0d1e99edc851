package com.ticketing.events.app.pages;

import static org.assertj.core.api.Assertions.assertThat;

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
}
