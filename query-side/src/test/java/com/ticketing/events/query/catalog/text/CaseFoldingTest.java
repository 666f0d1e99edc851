package com.ticketing.events.query.catalog.text;

import static com.ticketing.events.query.catalog.text.CaseFolding.fold;
import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CaseFoldingTest {

    @Test
    void lowersAscii() {
        assertThat(fold("New York, NY 10001 (50%_off)")).isEqualTo("new york, ny 10001 (50%_off)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Straße", "STRASSE", "STRAẞE", "strasse", "straſse"})
    void foldsSharpSToDoubleS(String street) {
        assertThat(fold(street)).isEqualTo("strasse");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"İstanbul", "I\u0307stanbul", "i\u0307stanbul", "İSTANBUL", "istanbul", "ISTANBUL", "ıstanbul"})
    void foldsDottedAndDotlessIToOneLetter(String city) {
        assertThat(fold(city)).isEqualTo("istanbul");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ΟΔΟΣ", "οδος", "οδοσ"})
    void foldsFinalSigma(String street) {
        assertThat(fold(street)).isEqualTo("οδοσ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"MÜNCHEN", "München", "Mu\u0308nchen", "MU\u0308NCHEN"})
    void composesDecomposedLetters(String city) {
        assertThat(fold(city)).isEqualTo("münchen");
    }

    @Test
    void keepsAccents() {
        assertThat(fold("Orléans")).isNotEqualTo(fold("Orleans"));
        assertThat(fold("ė")).isNotEqualTo(fold("e"));
    }

    @Test
    void keepsTextWithoutCase() {
        assertThat(fold("東京 🎷 ירושלים")).isEqualTo("東京 🎷 ירושלים");
        assertThat(fold("")).isEmpty();
    }

    @Test
    void expandsLigatures() {
        assertThat(fold("Oﬃce")).isEqualTo(fold("OFFICE"));
    }

    @Test
    void foldsAllCaseVariantsOfEveryCharacterAlike() {
        assertThat(IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                        .filter(Character::isDefined)
                        .filter(c -> Character.getType(c) != Character.SURROGATE)
                        .mapToObj(Character::toString)
                        .filter(text -> !caseVariants(text)
                                .allMatch(other -> fold(other).equals(fold(text))))
                        .map(text -> "U+%04X".formatted(text.codePointAt(0))))
                .isEmpty();
    }

    private static Stream<String> caseVariants(String text) {
        int c = text.codePointAt(0);
        return Stream.of(
                text.toUpperCase(Locale.ROOT),
                text.toLowerCase(Locale.ROOT),
                Character.toString(Character.toUpperCase(c)),
                Character.toString(Character.toLowerCase(c)),
                Character.toString(Character.toTitleCase(c)),
                Normalizer.normalize(text, Normalizer.Form.NFD),
                Normalizer.normalize(text.toUpperCase(Locale.ROOT), Normalizer.Form.NFD),
                fold(text));
    }
}
