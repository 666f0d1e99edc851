package com.ticketing.events.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictUuidTest {

    private static final String ID = "3f2504e0-4f89-41d3-9a0c-0305e82c3301";

    @Test
    void parsesTheFormOfRfc9562InEitherCase() {
        assertThat(StrictUuid.parse(ID)).contains(UUID.fromString(ID));
        assertThat(StrictUuid.parse("3F2504E0-4F89-41D3-9A0C-0305E82C3301")).contains(UUID.fromString(ID));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1-2-3-4-5",
                " 3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                "3f2504e0-4f89-41d3-9a0c-0305e82c3301 ",
                "3f2504e04f8941d39a0c0305e82c3301",
                "3f2504e0-4f89-41d3-9a0c-0305e82c330",
                "3f2504e0-4f89-41d3-9a0c-0305e82c330g",
                "3f2504e0-4f89-41d3-9a0c00305e82c3301",
                "٣f2504e0-4f89-41d3-9a0c-0305e82c3301",
                "{f2504e0-4f89-41d3-9a0c-0305e82c330}"
            })
    void refusesEveryOtherForm(String text) {
        assertThat(StrictUuid.parse(text)).isEmpty();
    }
}
