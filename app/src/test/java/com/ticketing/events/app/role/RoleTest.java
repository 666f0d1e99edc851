package com.ticketing.events.app.role;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.env.MockEnvironment;

class RoleTest {

    @Test
    void isAllByDefault() {
        assertThat(Role.of(new MockEnvironment())).isEqualTo(Role.ALL);
    }

    @ParameterizedTest
    @CsvSource({"all,true,true", "command,true,false", "query,false,true"})
    void hasSides(String text, boolean hasCommands, boolean hasQueries) {
        Role role = Role.of(configured(text));
        assertThat(role.text()).isEqualTo(text);
        assertThat(role.has(Side.COMMAND)).isEqualTo(hasCommands);
        assertThat(role.has(Side.QUERY)).isEqualTo(hasQueries);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "reader", "Query", "command,query", " all"})
    void refusesOtherTexts(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Role.of(configured(text)))
                .withMessage("events.role must be all, command or query, but is " + text);
    }

    private static MockEnvironment configured(String text) {
        return new MockEnvironment().withProperty("events.role", text);
    }
}
