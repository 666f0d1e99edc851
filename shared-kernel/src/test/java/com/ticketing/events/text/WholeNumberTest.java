package com.ticketing.events.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WholeNumberTest {

    @Test
    void parsesUpTo18Digits() {
        assertThat(WholeNumber.parse("0")).contains(0L);
        assertThat(WholeNumber.parse("007")).contains(7L);
        assertThat(WholeNumber.parse("999999999999999999")).contains(999_999_999_999_999_999L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "+1", " 1", "1 ", "1.0", "1e3", "0x1", "١", "1000000000000000000"})
    void refusesEveryOtherForm(String text) {
        assertThat(WholeNumber.parse(text)).isEmpty();
    }

    @Test
    void recognisesDigitsOfAnyLength() {
        assertThat(WholeNumber.isDigits("1".repeat(40))).isTrue();
        assertThat(WholeNumber.isDigits("1".repeat(40) + "x")).isFalse();
        assertThat(WholeNumber.isDigits("")).isFalse();
    }
}
