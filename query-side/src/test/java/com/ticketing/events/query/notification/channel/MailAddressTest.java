package com.ticketing.events.query.notification.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailAddressTest {

    @ParameterizedTest
    @ValueSource(strings = {"events@example.com", "a.b+c_d@mail.example.com", "Event Service <events@example.com>"})
    void acceptsASender(String sender) {
        assertThat(MailAddress.checkSender("from", sender)).isEqualTo(sender);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hush",
                "@hush.example.com",
                "hush@",
                "hush@example.com\r\nBcc: ada@example.com",
                "hush@example.com\n",
                "Hush\r\nBcc: ada@example.com <events@example.com>",
                "\"Hush, Ltd\" <events@example.com>",
                "hush@example.com, ada@example.com",
                "zoë.hush@example.com",
                "<hush@example.com>"
            })
    void refusesAnotherSenderWithoutItsText(String sender) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MailAddress.checkSender("from", sender))
                .withMessageStartingWith("from must be a mail address")
                .withMessageNotContaining("hush");
    }

    @Test
    void acceptsOneOrMoreRecipients() {
        assertThat(MailAddress.checkRecipients("to", List.of("a@example.com", "b@example.com")))
                .hasSize(2);
    }

    @Test
    void refusesNoRecipientAndANamedOne() {
        for (List<String> recipients : List.of(
                List.<String>of(), List.of("a@example.com", "Hush <b@example.com>"), List.of("a@example.com\r\n"))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> MailAddress.checkRecipients("to", recipients))
                    .withMessage("to must be one or more mail addresses, separated by commas");
        }
    }
}
