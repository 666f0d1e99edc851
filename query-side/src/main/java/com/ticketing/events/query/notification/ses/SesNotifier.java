package com.ticketing.events.query.notification.ses;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.ticketing.events.query.notification.NotificationNotSent;
import com.ticketing.events.query.notification.Notifier;
import com.ticketing.events.query.notification.aws.AwsFailure;
import com.ticketing.events.query.notification.channel.AttemptTimeLimiter;
import com.ticketing.events.query.notification.channel.NotificationMail;
import com.ticketing.events.query.notification.delivery.Delivery;
import java.time.Clock;
import java.time.Duration;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.Content;
import software.amazon.awssdk.services.sesv2.model.Message;
import software.amazon.awssdk.services.sesv2.model.MessageHeader;
import software.amazon.awssdk.services.sesv2.model.SendEmailRequest;

/**
 * Channel {@code ses}: sends each notification as one mail to all recipients. SES does not recognise a repeated
 * delivery; the header {@value NotificationMail#ID_HEADER} identifies it. Thread-safe.
 */
final class SesNotifier implements Notifier, AutoCloseable {

    private final SesV2Client client;
    private final SesProperties properties;
    private final AttemptTimeLimiter attempts;
    private final Clock clock;

    /** Creates a channel that owns {@code client} and closes it. */
    SesNotifier(SesV2Client client, SesProperties properties, Clock clock) {
        this.client = client;
        this.properties = properties;
        this.attempts = new AttemptTimeLimiter(channel(), properties.timeout());
        this.clock = clock;
    }

    @Override
    public String channel() {
        return "ses";
    }

    @Override
    public Duration timeout() {
        return attempts.limit();
    }

    @Override
    public void send(Delivery delivery) throws NotificationNotSent, InterruptedException {
        SendEmailRequest request = request(NotificationMail.of(delivery));
        attempts.run(() -> send(request));
    }

    private void send(SendEmailRequest request) throws NotificationNotSent {
        try {
            if (client.sendEmail(request).messageId() == null) {
                throw new NotificationNotSent(AwsFailure.INVALID_RESPONSE);
            }
        } catch (SdkException e) {
            throw AwsFailure.of(e, clock.instant());
        }
    }

    private SendEmailRequest request(NotificationMail mail) {
        Message message = Message.builder()
                .subject(content(mail.subject()))
                .body(body -> body.text(content(mail.body())))
                .headers(MessageHeader.builder()
                        .name(NotificationMail.ID_HEADER)
                        .value(mail.id())
                        .build())
                .build();
        return SendEmailRequest.builder()
                .fromEmailAddress(properties.from())
                .destination(destination -> destination.toAddresses(properties.to()))
                .configurationSetName(properties.configurationSet())
                .content(content -> content.simple(message))
                .build();
    }

    private static Content content(String text) {
        return Content.builder().data(text).charset(UTF_8.name()).build();
    }

    @Override
    public void close() {
        client.close();
    }
}
