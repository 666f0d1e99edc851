package com.ticketing.events.command.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.ticketing.events.error.Violation;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

class IfMatchTest {

    private final List<Violation> violations = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "\"3\"",
                "\"2\", \"3\"",
                "\"2\",\"3\",W/\"9\"",
                "\"2\"\t,\t\"3\"",
                "W/\"3\", \"3\"",
                "  \"3\"  "
            })
    void admitsTheListedVersions(String header) {
        assertThatCode(() -> ifMatch(header).require(3)).doesNotThrowAnyException();
        assertThat(violations).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"2\"", "W/\"3\"", "\"03\"", "\"x,3\"", "\"\"", "\"\u00FF\"", "\"*\"", "\"W/3\""})
    void refusesEveryOtherVersion(String header) {
        assertThatExceptionOfType(StaleVersion.class)
                .isThrownBy(() -> ifMatch(header).require(3));
        assertThat(violations).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "3",
                "\"3",
                "\"3\" \"4\"",
                "",
                "\"3\",",
                "*, \"3\"",
                ",\"3\"",
                "x, \"3\"",
                "\"3\" x",
                "w/\"3\"",
                "W/ \"3\"",
                "**",
                "\"3 \""
            })
    void reportsAMalformedHeader(String header) {
        ifMatch(header);

        assertThat(violations).extracting(Violation::field).containsExactly(IfMatch.HEADER);
    }

    @Test
    void admitsEveryVersionWithoutTheHeader() {
        assertThat(IfMatch.of(new MockHttpServletRequest(), violations::add)).isEqualTo(IfMatch.ANY);
    }

    @Test
    void joinsRepeatedHeaders() {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.addHeader(IfMatch.HEADER, "\"2\", W/\"4\"");
        request.addHeader(IfMatch.HEADER, "\"3\"");

        IfMatch ifMatch = IfMatch.of(request, violations::add);

        assertThatCode(() -> ifMatch.require(2)).doesNotThrowAnyException();
        assertThatCode(() -> ifMatch.require(3)).doesNotThrowAnyException();
        assertThatExceptionOfType(StaleVersion.class).isThrownBy(() -> ifMatch.require(4));
        assertThat(violations).isEmpty();
    }

    @Test
    void admitsAVersionInALongList() {
        assertThatCode(() -> ifMatch("\"x\", ".repeat(10_000) + "\"3\"").require(3))
                .doesNotThrowAnyException();
        assertThat(violations).isEmpty();
    }

    private IfMatch ifMatch(String header) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.addHeader(IfMatch.HEADER, header);
        return IfMatch.of(request, violations::add);
    }
}
