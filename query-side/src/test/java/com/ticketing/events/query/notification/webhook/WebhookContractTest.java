package com.ticketing.events.query.notification.webhook;

import com.ticketing.events.query.audit.FakeAuditLog;
import com.ticketing.events.query.notification.Notifier;
import com.ticketing.events.query.notification.channel.CancellationReasons;
import com.ticketing.events.query.notification.channel.HttpNotifierContract;
import com.ticketing.events.query.notification.channel.HttpReceiver.Reply;
import com.ticketing.events.query.notification.delivery.Notification;
import com.ticketing.events.tracing.Tracing;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

class WebhookContractTest extends HttpNotifierContract {

    private static final Reply ACCEPTED = Reply.of(204, "");
    private static final String SECRET = "hush-of-the-signature";

    WebhookContractTest() throws IOException {
        super(ACCEPTED);
    }

    @Override
    protected Notifier create(Duration timeout) {
        URI url = URI.create(receiver.url().toString().replace("//", "//ada:hush-of-ada@") + "/hush-path?hush=query");
        WebhookChannel channel = new WebhookChannel(
                "webhook", url, new WebhookSignature(WebhookSecret.parse("secret", SECRET), null), Notification.TYPES);
        return new WebhookNotifier(
                channel,
                new WebhookClient(timeout, 4, AddressPolicy.PUBLIC_AND_LOOPBACK),
                new CancellationReasons(new FakeAuditLog()),
                new JsonMapper(),
                CLOCK,
                Tracing.off());
    }

    @Override
    protected List<String> received() {
        return receiver.requests().stream()
                .map(request -> request.headers().get("webhook-id"))
                .toList();
    }

    @Override
    protected Set<String> secrets() {
        return Set.of(SECRET, "hush-of-ada", "hush-path", "hush=query");
    }

    /** Of all statuses, only 410 makes a repetition useless. */
    @Override
    protected String refuse() {
        receiver.setReply(Reply.of(410, "hush-path is gone"));
        return "Response status 410";
    }

    @Override
    protected Duration throttle() {
        receiver.setReply(Reply.of(429, "", "Retry-After: 120"));
        return Duration.ofMinutes(2);
    }

    @Override
    protected void fail() {
        receiver.setReply(Reply.of(500, "hush-path failed"));
    }
}
