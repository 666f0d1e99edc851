package com.ticketing.events.query.notification.smtp;

import static com.ticketing.events.query.notification.NotificationSamples.NOW;
import static com.ticketing.events.query.notification.NotificationSamples.delivery;
import static com.ticketing.events.query.notification.NotificationSamples.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.ticketing.events.EventStatus;
import com.ticketing.events.query.notification.NotificationNotSent;
import com.ticketing.events.query.notification.delivery.Delivery;
import com.ticketing.events.query.notification.delivery.DeliveryState;
import com.ticketing.events.query.notification.delivery.Notification;
import com.ticketing.events.query.notification.smtp.SmtpReceiver.Action;
import com.ticketing.events.tracing.Cause;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Mails as GreenMail receives them, and replies of a server. {@code SmtpContractTest} has the other failures. */
@Timeout(60)
class SmtpNotifierTest {

    private static final String ADDRESS = "127.0.0.1";
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private static SmtpNotifier notifier(int port, SmtpSecurity security, String username, String password) {
        return new SmtpNotifier(
                new SmtpProperties(
                        ADDRESS,
                        port,
                        security,
                        username,
                        password,
                        "Event Service <events@example.com>",
                        List.of("staff@example.com", "press@example.com"),
                        TIMEOUT),
                Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static GreenMail started(String protocol) {
        GreenMail mails = new GreenMail(new ServerSetup(0, ADDRESS, protocol));
        mails.start();
        return mails;
    }

    @Test
    void sendsAMailInTheWordsOfTheBriefToAllRecipients() throws Exception {
        Notification notification = new Notification(
                17, event(1), "event-created", EventStatus.DRAFT, NOW, "New event created: Zoë & 🎷 東京", Cause.UNKNOWN);
        Delivery delivery = new Delivery(notification, "smtp", DeliveryState.PENDING, 1, NOW, null, NOW, NOW);
        GreenMail mails = started(ServerSetup.PROTOCOL_SMTP);
        try {
            SmtpNotifier smtp = notifier(mails.getSmtp().getPort(), SmtpSecurity.NONE, null, null);
            smtp.send(delivery);
            smtp.send(delivery);
            assertThat(mails.getReceivedMessages()).hasSize(4);
            MimeMessage mail = mails.getReceivedMessages()[0];
            assertThat(mail.getSubject()).isEqualTo("New event created: Zoë & 🎷 東京");
            assertThat(mail.getContentType()).isEqualToIgnoringCase("text/plain; charset=UTF-8");
            assertThat(mail.getContent().toString().strip().replace("\r\n", "\n"))
                    .isEqualTo("New event created: Zoë & 🎷 東京\n\nEvent " + event(1) + "\n2030-06-01T12:00:00Z");
            assertThat(mail.getFrom())
                    .extracting(Object::toString)
                    .containsExactly("Event Service <events@example.com>");
            assertThat(mail.getAllRecipients())
                    .extracting(Object::toString)
                    .containsExactly("staff@example.com", "press@example.com");
            assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
            assertThat(mails.getReceivedMessages())
                    .extracting(received -> received.getMessageID())
                    .containsOnly("<" + delivery.key() + "@example.com>");
        } finally {
            mails.stop();
        }
    }

    @Test
    void authenticatesAndNamesARefusalWithoutThePassword() throws Exception {
        GreenMail mails = started(ServerSetup.PROTOCOL_SMTP);
        try {
            mails.setUser("events@example.com", "events", "hush-password");
            int port = mails.getSmtp().getPort();
            notifier(port, SmtpSecurity.NONE, "events", "hush-password").send(delivery(17, "smtp"));
            assertThat(mails.getReceivedMessages()).hasSize(2);
            assertThatThrownBy(() -> notifier(port, SmtpSecurity.NONE, "events", "hush-wrong")
                            .send(delivery(17, "smtp")))
                    .hasMessage("Authentication failed")
                    .usingRecursiveComparison()
                    .comparingOnlyFields("kind")
                    .isEqualTo(new NotificationNotSent(""));
        } finally {
            mails.stop();
        }
    }

    /** The certificate of GreenMail is its own. */
    @Test
    void sendsNothingToAServerWithAnUnknownCertificate() {
        GreenMail mails = started(ServerSetup.PROTOCOL_SMTPS);
        try {
            assertThatThrownBy(() -> notifier(mails.getSmtps().getPort(), SmtpSecurity.TLS, null, null)
                            .send(delivery(17, "smtp")))
                    .hasMessage("TLS failed");
            assertThat(mails.getReceivedMessages()).isEmpty();
        } finally {
            mails.stop();
        }
    }

    @Test
    void sendsNeitherPasswordNorMailToAServerWithoutStarttls() throws IOException {
        try (SmtpReceiver receiver = new SmtpReceiver()) {
            assertThatThrownBy(() -> notifier(receiver.port(), SmtpSecurity.STARTTLS, "events", "hush-password")
                            .send(delivery(17, "smtp")))
                    .hasMessage("The server does not offer STARTTLS");
            assertThat(receiver.commands()).noneMatch(command -> command.matches("(AUTH|MAIL|RCPT|DATA).*"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "MAIL, 550 5.7.1 hush, refused",
        "MAIL, 530 5.7.0 hush, temporary",
        "MAIL, 451 hush, temporary",
        "RCPT, 554 5.7.1 hush, refused",
        "RCPT, 450 4.2.0 hush, temporary",
        "RCPT, 552 5.2.2 hush, refused",
        "DATA, 554 hush, refused",
        "DATA, 452 hush, temporary",
        "., 552 5.3.4 hush, refused",
        "., 421 hush, temporary"
    })
    void isRefusedByA5xxAboutTheMailOnly(String command, String reply, String kind) throws IOException {
        try (SmtpReceiver receiver = new SmtpReceiver()) {
            receiver.on(command, Action.reply(reply));
            assertThatThrownBy(() -> notifier(receiver.port(), SmtpSecurity.NONE, null, null)
                            .send(delivery(17, "smtp")))
                    .hasMessage("SMTP reply " + reply.substring(0, 3))
                    .usingRecursiveComparison()
                    .comparingOnlyFields("kind")
                    .isEqualTo(kind.equals("refused") ? NotificationNotSent.refused("") : new NotificationNotSent(""));
        }
    }

    @Test
    void isSentOnceTheServerHasAcceptedItAlthoughTheConnectionEndsBadly() throws Exception {
        for (Action end : List.of(Action.hang(), Action.reset(), Action.reply("500 hush"))) {
            try (SmtpReceiver receiver = new SmtpReceiver()) {
                receiver.on("QUIT", end);
                notifier(receiver.port(), SmtpSecurity.NONE, null, null).send(delivery(17, "smtp"));
                assertThat(receiver.headers("X-Delivery-Id"))
                        .containsExactly(delivery(17, "smtp").key());
            }
        }
    }

    @Test
    void isSentAgainToAServerThatIsNone() throws IOException {
        try (SmtpReceiver receiver = new SmtpReceiver()) {
            receiver.on("EHLO", Action.reply("hush what is this?"));
            assertThatThrownBy(() -> notifier(receiver.port(), SmtpSecurity.NONE, null, null)
                            .send(delivery(17, "smtp")))
                    .isInstanceOf(NotificationNotSent.class)
                    .hasMessageNotContaining("hush")
                    .usingRecursiveComparison()
                    .comparingOnlyFields("kind")
                    .isEqualTo(new NotificationNotSent(""));
        }
    }
}
