package com.ticketing.events.query.catalog.changes;

import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.query.catalog.row.ChangePoint;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChangeCursorTest {

    @Property
    void parsesWhatItHasFormatted(@ForAll @LongRange(min = 0) long number, @ForAll int fingerprint) {
        ChangePoint point = new ChangePoint(number, fingerprint);
        assertThat(ChangeCursor.parse(ChangeCursor.format(point))).contains(point);
        assertThat(ChangeCursor.format(point)).matches("[A-Za-z0-9_-]{22}");
    }

    @Property
    void refusesAChangedCursor(
            @ForAll @LongRange(min = 0) long number,
            @ForAll int fingerprint,
            @ForAll @IntRange(max = 21) int index,
            @ForAll @IntRange(min = 1, max = 63) int shift) {
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        StringBuilder changed = new StringBuilder(ChangeCursor.format(new ChangePoint(number, fingerprint)));
        int digit = alphabet.indexOf(changed.charAt(index));
        changed.setCharAt(index, alphabet.charAt((digit + shift) % 64));
        assertThat(ChangeCursor.parse(changed.toString())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1", "-1", "abc", "AAAAAAAAAAAAAAAAAAAAAA", "AAAAAAAAAAAAAAAAAAAAAA==", "\u00e9", " "})
    void refusesOtherTexts(String text) {
        assertThat(ChangeCursor.parse(text)).isEmpty();
    }
}
