package com.ticketing.events.query.notification.smtp;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.ticketing.events.query.notification.NotificationNotSent;
import com.ticketing.events.query.notification.Notifier;
import com.ticketing.events.query.notification.channel.AttemptTimeLimiter;
import com.ticketing.events.query.notification.channel.NotificationMail;
import com.ticketing.events.query.notification.delivery.Delivery;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.Properties;

/**
 * Channel {@code smtp}: sends each notification as one mail to all recipients, over a connection of its own. A repeated
 * delivery has the same {@code Message-ID}, by which mail servers discard duplicates. Thread-safe.
 */
final class SmtpNotifier implements Notifier {

    private static final Duration MAX_CONNECT_TIMEOUT = Duration.ofSeconds(2);
    private static final String PROTOCOL = "smtp";

    private final SmtpProperties properties;
    private final Session session;
    private final AttemptTimeLimiter attempts;
    private final Clock clock;

    SmtpNotifier(SmtpProperties properties, Clock clock) {
        this.properties = properties;
        this.clock = clock;
        this.session = Session.getInstance(sessionProperties(properties));
        this.attempts = new AttemptTimeLimiter(channel(), properties.timeout());
    }

    private static Properties sessionProperties(SmtpProperties properties) {
        Duration timeout = properties.timeout();
        Duration connectTimeout = timeout.compareTo(MAX_CONNECT_TIMEOUT) < 0 ? timeout : MAX_CONNECT_TIMEOUT;
        Properties session = new Properties();
        session.put("mail.smtp.connectiontimeout", Long.toString(connectTimeout.toMillis()));
        session.put("mail.smtp.timeout", Long.toString(timeout.toMillis()));
        session.put("mail.smtp.auth", Boolean.toString(properties.username() != null));
        session.put("mail.smtp.starttls.enable", Boolean.toString(properties.security() == SmtpSecurity.STARTTLS));
        session.put("mail.smtp.starttls.required", Boolean.toString(properties.security() == SmtpSecurity.STARTTLS));
        session.put("mail.smtp.ssl.enable", Boolean.toString(properties.security() == SmtpSecurity.TLS));
        session.put("mail.smtp.ssl.checkserveridentity", "true");
        // The mail is accepted before the server responds to QUIT.
        session.put("mail.smtp.quitwait", "false");
        return session;
    }

    @Override
    public String channel() {
        return "smtp";
    }

    @Override
    public String address() {
        return properties.host() + ":" + properties.effectivePort();
    }

    @Override
    public Duration timeout() {
        return attempts.limit();
    }

    @Override
    public void send(Delivery delivery) throws NotificationNotSent, InterruptedException {
        attempts.run(() -> send(NotificationMail.of(delivery)));
    }

    private void send(NotificationMail mail) throws NotificationNotSent {
        try {
            MimeMessage message = message(mail);
            Transport connection = session.getTransport(PROTOCOL);
            try {
                connection.connect(
                        properties.host(), properties.effectivePort(), properties.username(), properties.password());
                connection.sendMessage(message, message.getAllRecipients());
            } finally {
                closeQuietly(connection);
            }
        } catch (MessagingException e) {
            throw SmtpFailure.of(e);
        }
    }

    /** A failure after the acceptance of the mail is none of the delivery. */
    private static void closeQuietly(Transport connection) {
        try {
            connection.close();
        } catch (MessagingException _) {
            // The socket is closed all the same.
        }
    }

    private MimeMessage message(NotificationMail mail) throws MessagingException {
        InternetAddress sender = new InternetAddress(properties.from());
        String domain = sender.getAddress().substring(sender.getAddress().indexOf('@'));
        MimeMessage message = new MimeMessage(session) {
            @Override
            protected void updateMessageID() throws MessagingException {
                setHeader("Message-ID", "<" + mail.id() + domain + ">");
            }
        };
        message.setFrom(sender);
        for (String recipient : properties.to()) {
            message.addRecipient(Message.RecipientType.TO, new InternetAddress(recipient));
        }
        message.setSubject(mail.subject(), UTF_8.name());
        message.setText(mail.body(), UTF_8.name());
        message.setHeader(NotificationMail.ID_HEADER, mail.id());
        // Prevents automatic replies (RFC 3834).
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setSentDate(Date.from(clock.instant()));
        message.saveChanges();
        return message;
    }
}
