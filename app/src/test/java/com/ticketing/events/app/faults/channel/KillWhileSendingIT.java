package com.ticketing.events.app.faults.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ticketing.events.app.faults.rig.ConcurrentWriters;
import com.ticketing.events.app.faults.rig.DeliveryTable;
import com.ticketing.events.app.faults.rig.ServiceProcess;
import com.ticketing.events.app.faults.rig.TestStorage;
import com.ticketing.events.app.faults.rig.WebhookReceiver;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A process is killed while it sends through every channel; the mail server requires {@code STARTTLS}. */
@Timeout(300)
class KillWhileSendingIT {

    private static final int WRITES = 200;
    private static final String[] CHANNELS = {"crm", "log", "ses", "smtp", "sns", "webhook"};
    private static final String PREFIX = "events.notifications.";
    private static final List<String> CREDENTIALS = List.of("-Daws.accessKeyId=local", "-Daws.secretAccessKey=local");

    private final WebhookReceiver webhook = new WebhookReceiver();
    private final WebhookReceiver crm = new WebhookReceiver();
    private final AwsReceiver aws = new AwsReceiver();
    private final MailServer smtp = new MailServer();

    KillWhileSendingIT() throws IOException {}

    @Test
    void losesNothingAndRepeatsWithTheSameIdWhatWasBeingSent(@TempDir Path directory) throws Exception {
        TestStorage storage = TestStorage.sqlite(directory);
        try (webhook;
                crm;
                aws;
                smtp;
                StartTlsFront front = new StartTlsFront(directory, smtp.port())) {
            List<String> options = Stream.of(CREDENTIALS, front.trustOptions())
                    .flatMap(List::stream)
                    .toList();
            String[] settings = settings(front.port());
            try (ServiceProcess service = ServiceProcess.ready(storage, options, settings);
                    ConcurrentWriters writers = new ConcurrentWriters(service.client())) {
                awaitOneSentThroughEach(service);
                writers.awaitAcknowledged(WRITES);
                service.kill();
                writers.stop();
            }
            DeliveryTable atTheKill = new DeliveryTable(storage.copy());
            Map<String, Map<String, Integer>> settled = received();
            settled.forEach((channel, ids) -> {
                ids.keySet().retainAll(atTheKill.sentTo(channel));
                assertThat(ids).as(channel).isNotEmpty();
            });

            try (ServiceProcess _ = ServiceProcess.ready(storage, options, settings)) {
                DeliveryTable table = new DeliveryTable(storage);
                table.awaitAllSent(CHANNELS);
                received()
                        .forEach((channel, ids) -> assertThat(ids)
                                .as(channel)
                                .containsAllEntriesOf(settled.getOrDefault(channel, Map.of()))
                                .containsOnlyKeys(table.sentTo(channel)));
            }
        }
    }

    private static void awaitOneSentThroughEach(ServiceProcess service) {
        // A thread of the mail server throws when an attempt ends in the middle of a mail.
        await().dontCatchUncaughtExceptions()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(service.client()
                                .get("/notifications?state=sent&limit=1000")
                                .expect(200)
                                .json()
                                .at("/notifications")
                                .findValuesAsString("channel"))
                        .contains(CHANNELS));
    }

    /** The number of receipts of each delivery, by channel. */
    private Map<String, Map<String, Integer>> received() {
        Map<String, Map<String, Integer>> received = new TreeMap<>();
        received.put("webhook", new HashMap<>(webhook.received()));
        received.put("crm", new HashMap<>(crm.received()));
        received.put("sns", new HashMap<>(aws.messages()));
        received.put("ses", new HashMap<>(aws.mails()));
        received.put("smtp", new HashMap<>(smtp.mails()));
        return received;
    }

    private String[] settings(int smtpPort) {
        return Stream.concat(
                        Stream.of(webhook.settings()),
                        Stream.of(
                                        "webhook.channels.crm.url=" + crm.origin() + "/",
                                        "webhook.channels.crm.secret=another-secret",
                                        "sns.topic-arn=arn:aws:sns:eu-central-1:123456789012:events",
                                        "sns.endpoint-override=" + aws.url(),
                                        "sns.timeout=1900ms",
                                        "ses.from=events@example.com",
                                        "ses.to=staff@example.com",
                                        "ses.region=eu-central-1",
                                        "ses.endpoint-override=" + aws.url(),
                                        "ses.timeout=1900ms",
                                        "smtp.host=127.0.0.1",
                                        "smtp.port=" + smtpPort,
                                        "smtp.from=events@example.com",
                                        "smtp.to=staff@example.com",
                                        "smtp.timeout=1900ms")
                                .map(PREFIX::concat))
                .toArray(String[]::new);
    }
}
