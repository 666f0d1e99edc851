package com.ticketing.events.query.notification.ses;

import static com.ticketing.events.query.notification.NotificationSamples.NOW;
import static com.ticketing.events.query.notification.NotificationSamples.delivery;
import static com.ticketing.events.query.notification.NotificationSamples.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ticketing.events.query.notification.NotificationNotSent;
import com.ticketing.events.query.notification.aws.AwsClients;
import com.ticketing.events.query.notification.aws.SigV4;
import com.ticketing.events.query.notification.channel.HttpReceiver;
import com.ticketing.events.query.notification.channel.HttpReceiver.Reply;
import com.ticketing.events.query.notification.channel.HttpReceiver.Request;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Requests to SES as they arrive, and responses of its API. {@code SesContractTest} has the failures. */
@Timeout(60)
class SesNotifierTest {

    static final Reply ACCEPTED =
            Reply.of(200, "{\"MessageId\":\"0107018f2c0b5b1e-000000\"}", "Content-Type: application/json");
    static final String SECRET_KEY = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
    private static final String ACCESS_KEY_ID = "AKIDEXAMPLE";

    private final HttpReceiver receiver = new HttpReceiver(ACCEPTED);

    SesNotifierTest() throws IOException {}

    @AfterEach
    void stop() throws IOException {
        receiver.close();
    }

    static SesNotifier notifier(HttpReceiver receiver, Duration timeout) {
        SesProperties properties = new SesProperties(
                "Events <events@example.com>",
                List.of("staff@example.com", "press@example.com"),
                "tracked",
                "eu-central-1",
                receiver.url().toString(),
                timeout);
        SesV2Client client = AwsClients.build(
                SesV2Client.builder()
                        .region(Region.of(String.valueOf(properties.region())))
                        .credentialsProvider(StaticCredentialsProvider.create(
                                AwsBasicCredentials.create(ACCESS_KEY_ID, SECRET_KEY))),
                properties.endpoint(),
                timeout);
        return new SesNotifier(client, properties, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    /** An error response as SES sends it. */
    static Reply error(int status, String type, String... headers) {
        return Reply.of(
                status,
                "{\"message\":\"hush of the response\"}",
                Stream.concat(
                                Stream.of("x-amzn-ErrorType: " + type, "Content-Type: application/json"),
                                Stream.of(headers))
                        .toArray(String[]::new));
    }

    private Request send() throws Exception {
        try (SesNotifier ses = notifier(receiver, Duration.ofSeconds(20))) {
            ses.send(delivery(17, "ses"));
        }
        return receiver.requests().getLast();
    }

    @Test
    void sendsAMailInTheWordsOfTheBrief() throws Exception {
        Request request = send();
        assertThat(request.method() + " " + request.path()).isEqualTo("POST /v2/email/outbound-emails");
        JsonNode mail = new JsonMapper().readTree(request.text());
        assertThat(mail.get("FromEmailAddress").asString()).isEqualTo("Events <events@example.com>");
        assertThat(mail.at("/Destination/ToAddresses").valueStream().map(JsonNode::asString))
                .containsExactly("staff@example.com", "press@example.com");
        assertThat(mail.get("ConfigurationSetName").asString()).isEqualTo("tracked");
        assertThat(mail.at("/Content/Simple/Subject/Data").asString()).isEqualTo("New event created: Jazz");
        assertThat(mail.at("/Content/Simple/Subject/Charset").asString()).isEqualTo("UTF-8");
        assertThat(mail.at("/Content/Simple/Body/Text/Data").asString())
                .isEqualTo("New event created: Jazz\n\nEvent " + event(1) + "\n2030-06-01T12:00:00Z\n");
        assertThat(mail.at("/Content/Simple/Body/Html").isMissingNode()).isTrue();
        assertThat(mail.at("/Content/Simple/Headers/0/Name").asString()).isEqualTo("X-Delivery-Id");
    }

    @Test
    void signsTheRequestForItsRegion() throws Exception {
        SigV4.verify(send(), ACCESS_KEY_ID, SECRET_KEY, "eu-central-1/ses");
    }

    @ParameterizedTest
    @CsvSource({"400, BadRequestException", "400, MessageRejected", "404, NotFoundException"})
    void isRefusedByAResponseAboutTheMail(int status, String type) {
        receiver.setReply(error(status, type));
        assertNotSent("Response status " + status + ", " + type, NotificationNotSent.refused(""));
    }

    @ParameterizedTest
    @CsvSource({
        "400, AccountSuspendedException",
        "400, LimitExceededException",
        "400, MailFromDomainNotVerifiedException",
        "400, SendingPausedException",
        "403, AccessDeniedException",
        "403, UnrecognizedClientException",
        "500, InternalServiceErrorException"
    })
    void isSentAgainAfterAResponseAboutTheAccountOrTheService(int status, String type) {
        receiver.setReply(error(status, type));
        assertNotSent("Response status " + status + ", " + type, new NotificationNotSent(""));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ''
                    {}
                    <html>hush</html>
                    {"MessageId":1""")
    void isNotSentByASuccessThatIsNotTheResponseOfSes(String body) {
        receiver.setReply(Reply.of(200, body));
        assertThatThrownBy(this::send).isInstanceOf(NotificationNotSent.class).hasMessageNotContaining("hush");
    }

    private void assertNotSent(String reason, NotificationNotSent expected) {
        assertThatThrownBy(this::send)
                .hasMessage(reason)
                .usingRecursiveComparison()
                .comparingOnlyFields("retryAfter", "kind")
                .isEqualTo(expected);
        assertThat(receiver.requests()).as("attempts of the client").hasSize(1);
    }
}
