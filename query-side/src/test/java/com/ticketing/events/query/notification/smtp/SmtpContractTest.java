package com.ticketing.events.query.notification.smtp;

import com.ticketing.events.query.notification.Notifier;
import com.ticketing.events.query.notification.RemoteNotifierContract;
import com.ticketing.events.query.notification.smtp.SmtpReceiver.Action;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;

class SmtpContractTest extends RemoteNotifierContract {

    private static final String PASSWORD = "hush-password";

    private final SmtpReceiver receiver = new SmtpReceiver();

    SmtpContractTest() throws IOException {}

    @AfterEach
    void stopTheReceiver() throws IOException {
        receiver.close();
    }

    @Override
    protected Notifier create(Duration timeout) {
        return new SmtpNotifier(
                new SmtpProperties(
                        "127.0.0.1",
                        receiver.port(),
                        SmtpSecurity.NONE,
                        "events",
                        PASSWORD,
                        "Events <events@example.com>",
                        List.of("staff@example.com"),
                        timeout),
                CLOCK);
    }

    @Override
    protected List<String> received() {
        return receiver.headers("X-Delivery-Id");
    }

    @Override
    protected Set<String> secrets() {
        return Set.of(PASSWORD, "hush");
    }

    @Override
    protected void accept() {
        receiver.acceptAll();
    }

    @Override
    protected String refuse() {
        receiver.on("RCPT", Action.reply("550 5.1.1 hush is unknown"));
        return "SMTP reply 550";
    }

    /** SMTP has no delay. */
    @Override
    protected Duration throttle() {
        receiver.on("MAIL", Action.reply("421 4.7.0 hush, too many mails"));
        return Duration.ZERO;
    }

    @Override
    protected void fail() {
        receiver.on(SmtpReceiver.END_OF_MAIL, Action.reply("451 4.3.0 hush"));
    }

    @Override
    protected void hang() {
        receiver.on(SmtpReceiver.END_OF_MAIL, Action.hang());
    }

    @Override
    protected void drip() {
        receiver.on("EHLO", Action.drip());
    }

    @Override
    protected void reset() {
        receiver.on(SmtpReceiver.END_OF_MAIL, Action.reset());
    }

    @Override
    protected void shutDown() throws IOException {
        receiver.close();
    }
}
