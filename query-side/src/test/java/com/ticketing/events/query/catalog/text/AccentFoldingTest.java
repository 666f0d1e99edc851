package com.ticketing.events.query.catalog.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.text.WhiteSpace;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccentFoldingTest {

    @ParameterizedTest
    @CsvSource({
        "Café, cafe",
        "CAFE\u0301, cafe",
        "Straße, strasse",
        "STRASSE, strasse",
        "ẞ, ss",
        "Øresund, oresund",
        "Łódź, lodz",
        "Đà Nẵng, da nang",
        "Ærø, aero",
        "ŒUVRE, oeuvre",
        "İstanbul, istanbul",
        "ISPARTA, isparta",
        "ıspanak, ispanak",
        "ΣΊΣΥΦΟΣ, σισυφοσ",
        "Σίσυφος, σισυφοσ",
        "ﬁn, fin",
        "Ｆｕｌｌ, full",
        "①, 1",
        "カ゛ガ, カ カ",
        "ñandú, nandu",
        "Ångström, angstrom"
    })
    void removesCaseAndAccents(String text, String folded) {
        assertThat(AccentFolding.fold(text)).isEqualTo(folded);
    }

    @Example
    void isIdempotentForEveryCodePoint() {
        IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                .mapToObj(Character::toString)
                .map(AccentFolding::fold)
                .forEach(folded -> assertThat(AccentFolding.fold(folded)).isEqualTo(folded));
    }

    @Example
    void ignoresTheCaseOfEveryLetter() {
        IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                .filter(Character::isLetter)
                .forEach(codePoint -> assertThat(
                                AccentFolding.fold(Character.toString(Character.toUpperCase(codePoint))))
                        .as("U+%04X", codePoint)
                        .isEqualTo(AccentFolding.fold(Character.toString(codePoint))));
    }

    @Property
    void isIdempotent(@ForAll String text) {
        String folded = AccentFolding.fold(text);
        assertThat(AccentFolding.fold(folded)).isEqualTo(folded);
    }

    @Property
    void splitsAtWhiteSpace(@ForAll String text) {
        assertThat(AccentFolding.words(text))
                .allSatisfy(word -> {
                    assertThat(WhiteSpace.countWords(word)).isEqualTo(1);
                    assertThat(AccentFolding.fold(text)).contains(word);
                })
                .hasSize(WhiteSpace.countWords(AccentFolding.fold(text)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u00a0\u3000", "\u0301"})
    void findsNoWordsInBlankText(String text) {
        assertThat(AccentFolding.words(text)).isEmpty();
    }

    @Example
    void replacesLoneSurrogates() {
        assertThat(AccentFolding.fold("a\uD800")).isEqualTo("a\uFFFD");
    }
}
