package com.ticketing.events.query.notification.sns;

import com.ticketing.events.EventStatus;
import com.ticketing.events.query.notification.NotificationNotSent;
import com.ticketing.events.query.notification.Notifier;
import com.ticketing.events.query.notification.aws.AwsFailure;
import com.ticketing.events.query.notification.channel.AttemptTimeLimiter;
import com.ticketing.events.query.notification.channel.CancellationReasons;
import com.ticketing.events.query.notification.channel.NotificationMessage;
import com.ticketing.events.query.notification.delivery.Delivery;
import com.ticketing.events.query.notification.delivery.Notification;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.PublishRequest;
import tools.jackson.databind.json.JsonMapper;

/**
 * Channel {@code sns}: publishes each notification as JSON in a topic, with attributes by which subscriptions filter.
 * In a FIFO topic the notifications of one Event stay in order, and SNS discards a repeated delivery for five minutes.
 * Thread-safe.
 */
final class SnsNotifier implements Notifier, AutoCloseable {

    private final SnsClient client;
    private final TopicArn topic;
    private final AttemptTimeLimiter attempts;
    private final CancellationReasons reasons;
    private final JsonMapper json;
    private final Clock clock;

    /** Creates a channel that owns {@code client} and closes it. */
    SnsNotifier(
            SnsClient client,
            TopicArn topic,
            Duration timeout,
            CancellationReasons reasons,
            JsonMapper json,
            Clock clock) {
        this.client = client;
        this.topic = topic;
        this.attempts = new AttemptTimeLimiter(channel(), timeout);
        this.reasons = reasons;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public String channel() {
        return "sns";
    }

    @Override
    public String address() {
        return topic.text();
    }

    @Override
    public Duration timeout() {
        return attempts.limit();
    }

    @Override
    public void send(Delivery delivery) throws NotificationNotSent, InterruptedException {
        PublishRequest request = request(delivery);
        attempts.run(() -> publish(request));
    }

    private void publish(PublishRequest request) throws NotificationNotSent {
        try {
            if (client.publish(request).messageId() == null) {
                throw new NotificationNotSent(AwsFailure.INVALID_RESPONSE);
            }
        } catch (SdkException e) {
            throw AwsFailure.of(e, clock.instant());
        }
    }

    private PublishRequest request(Delivery delivery) throws NotificationNotSent {
        NotificationMessage message = NotificationMessage.of(delivery, reasons.of(delivery.notification()));
        PublishRequest.Builder request = PublishRequest.builder()
                .topicArn(topic.text())
                .message(json.writeValueAsString(message))
                .messageAttributes(attributes(delivery.notification()));
        if (topic.isFifo()) {
            request.messageGroupId(delivery.notification().eventId().toString()).messageDeduplicationId(delivery.key());
        }
        return request.build();
    }

    private static Map<String, MessageAttributeValue> attributes(Notification notification) {
        Map<String, MessageAttributeValue> attributes = new HashMap<>();
        attributes.put("type", attribute(notification.type()));
        attributes.put("eventId", attribute(notification.eventId().toString()));
        EventStatus status = notification.status();
        if (status != null) {
            attributes.put("status", attribute(status.name()));
        }
        return attributes;
    }

    private static MessageAttributeValue attribute(String value) {
        return MessageAttributeValue.builder()
                .dataType("String")
                .stringValue(value)
                .build();
    }

    @Override
    public void close() {
        client.close();
    }
}
