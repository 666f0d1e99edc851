package com.ticketing.events.query.notification.sns;

import static com.ticketing.events.query.notification.NotificationSamples.NOW;
import static com.ticketing.events.query.notification.NotificationSamples.delivery;
import static com.ticketing.events.query.notification.NotificationSamples.event;
import static com.ticketing.events.query.notification.sns.SnsReplies.ACCEPTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ticketing.events.query.audit.FakeAuditLog;
import com.ticketing.events.query.notification.NotificationNotSent;
import com.ticketing.events.query.notification.aws.AwsClients;
import com.ticketing.events.query.notification.aws.SigV4;
import com.ticketing.events.query.notification.channel.CancellationReasons;
import com.ticketing.events.query.notification.channel.HttpReceiver;
import com.ticketing.events.query.notification.channel.HttpReceiver.Reply;
import com.ticketing.events.query.notification.delivery.Delivery;
import com.ticketing.events.query.notification.delivery.DeliveryState;
import com.ticketing.events.query.notification.delivery.Notification;
import com.ticketing.events.tracing.Cause;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sns.SnsClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Requests to SNS as they arrive, and responses of its query protocol. {@code SnsContractTest} has the failures. */
@Timeout(60)
class SnsNotifierTest {

    static final String TOPIC = "arn:aws:sns:eu-central-1:123456789012:events";
    static final String SECRET_KEY = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
    private static final String ACCESS_KEY_ID = "AKIDEXAMPLE";

    private final HttpReceiver receiver = new HttpReceiver(ACCEPTED);

    SnsNotifierTest() throws IOException {}

    @AfterEach
    void stop() throws IOException {
        receiver.close();
    }

    static SnsNotifier notifier(HttpReceiver receiver, String topic, Duration timeout) {
        return notifier(
                receiver.url(),
                topic,
                timeout,
                StaticCredentialsProvider.create(AwsBasicCredentials.create(ACCESS_KEY_ID, SECRET_KEY)));
    }

    private static SnsNotifier notifier(
            URI endpoint, String topic, Duration timeout, AwsCredentialsProvider credentials) {
        TopicArn arn = TopicArn.parse("topic", topic);
        SnsClient client = AwsClients.build(
                SnsClient.builder().region(Region.of(arn.region())).credentialsProvider(credentials),
                endpoint,
                timeout);
        return new SnsNotifier(
                client,
                arn,
                timeout,
                new CancellationReasons(new FakeAuditLog()),
                new JsonMapper(),
                Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private SnsNotifier notifier(String topic) {
        return notifier(receiver, topic, Duration.ofSeconds(20));
    }

    private Map<String, String> send(String topic, Delivery delivery) throws Exception {
        try (SnsNotifier sns = notifier(topic)) {
            sns.send(delivery);
        }
        return SnsReplies.parameters(receiver.requests().getLast());
    }

    @Test
    void publishesTheMessageOfTheWebhookWithAttributesForFilters() throws Exception {
        Map<String, String> parameters = send(TOPIC, delivery(17, "sns"));
        assertThat(parameters)
                .containsEntry("Action", "Publish")
                .containsEntry("TopicArn", TOPIC)
                .doesNotContainKeys("MessageGroupId", "MessageDeduplicationId");
        JsonNode message = new JsonMapper().readTree(parameters.get("Message"));
        assertThat(message.propertyNames())
                .containsExactlyInAnyOrder("id", "eventId", "position", "channel", "text", "type", "at");
        assertThat(message.get("id").asString()).isEqualTo(delivery(17, "sns").key());
        assertThat(message.get("text").asString()).isEqualTo("New event created: Jazz");
        assertThat(attributes(parameters))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "type", "event-created",
                        "eventId", event(1).toString(),
                        "status", "DRAFT"));
    }

    @Test
    void leavesOutTheStatusThatAnEarlierReleaseDidNotRecord() throws Exception {
        Notification notification =
                new Notification(17, event(1), "event-created", null, NOW, "New event created: Jazz", Cause.UNKNOWN);
        Map<String, String> parameters =
                send(TOPIC, new Delivery(notification, "sns", DeliveryState.PENDING, 1, NOW, null, NOW, NOW));
        assertThat(attributes(parameters)).containsOnlyKeys("type", "eventId");
    }

    @Test
    void keepsTheOrderOfAnEventAndDiscardsRepetitionsInAFifoTopic() throws Exception {
        Map<String, String> parameters = send(TOPIC + ".fifo", delivery(17, "sns"));
        assertThat(parameters)
                .containsEntry("MessageGroupId", event(1).toString())
                .containsEntry("MessageDeduplicationId", delivery(17, "sns").key());
    }

    @Test
    void signsTheRequestForTheRegionOfTheTopic() throws Exception {
        send(TOPIC, delivery(17, "sns"));
        SigV4.verify(receiver.requests().getLast(), ACCESS_KEY_ID, SECRET_KEY, "eu-central-1/sns");
        assertThatThrownBy(() -> SigV4.verify(
                        receiver.requests().getLast(), ACCESS_KEY_ID, SECRET_KEY + "x", "eu-central-1/sns"))
                .hasMessage("The signature is invalid");
    }

    @ParameterizedTest
    @CsvSource({
        "400, InvalidParameter",
        "400, ParameterValueInvalid",
        "400, ValidationError",
        "404, NotFound",
        "413, RequestEntityTooLarge"
    })
    void isRefusedByAResponseAboutTheMessageOrTheTopic(int status, String code) {
        receiver.setReply(SnsReplies.error(status, code));
        assertNotSent("Response status " + status + ", " + code, NotificationNotSent.refused(""));
    }

    @ParameterizedTest
    @CsvSource({
        "400, ExpiredToken",
        "400, KMSDisabled",
        "400, KMSThrottling",
        "400, RequestExpired",
        "400, Throttling",
        "403, AuthorizationError",
        "403, InvalidClientTokenId",
        "403, SignatureDoesNotMatch",
        "429, Throttled",
        "500, InternalError",
        "503, ServiceUnavailable"
    })
    void isSentAgainAfterAResponseAboutTheCallerOrTheService(int status, String code) {
        receiver.setReply(SnsReplies.error(status, code));
        assertNotSent("Response status " + status + ", " + code, new NotificationNotSent(""));
    }

    @Test
    void leavesOutACodeThatIsNone() {
        receiver.setReply(SnsReplies.error(500, "hush <![CDATA[hush]]>"));
        assertNotSent("Response status 500", new NotificationNotSent(""));
        receiver.setReply(Reply.of(502, "<html><body>hush</body></html>", "Content-Type: text/html"));
        assertNotSent("Response status 502", new NotificationNotSent(""));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ''
                    {"MessageId": "1"}
                    <PublishResponse><PublishResult><MessageId>hush""")
    void isNotSentByASuccessThatIsNotTheResponseOfSns(String body) {
        receiver.setReply(Reply.of(200, body));
        assertThatThrownBy(() -> send(TOPIC, delivery(17, "sns")))
                .isInstanceOf(NotificationNotSent.class)
                .hasMessageNotContaining("hush");
    }

    @Test
    void namesMissingCredentials() {
        AwsCredentialsProvider none = () -> {
            throw SdkClientException.create("Unable to load credentials from any of the providers in the chain");
        };
        try (SnsNotifier sns = notifier(receiver.url(), TOPIC, Duration.ofSeconds(20), none)) {
            assertThatThrownBy(() -> sns.send(delivery(17, "sns"))).hasMessage("No AWS credentials");
        }
    }

    private void assertNotSent(String reason, NotificationNotSent expected) {
        assertThatThrownBy(() -> send(TOPIC, delivery(17, "sns")))
                .hasMessage(reason)
                .usingRecursiveComparison()
                .comparingOnlyFields("retryAfter", "kind")
                .isEqualTo(expected);
        assertThat(receiver.requests()).as("attempts of the client").hasSizeLessThanOrEqualTo(2);
    }

    private static Map<String, String> attributes(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .filter(parameter -> parameter.getKey().matches("MessageAttributes[.]entry[.]\\d+[.]Name"))
                .collect(Collectors.toMap(Map.Entry::getValue, name -> {
                    String value = name.getKey().replace(".Name", ".Value");
                    assertThat(parameters).containsEntry(value + ".DataType", "String");
                    return parameters.get(value + ".StringValue");
                }));
    }
}
