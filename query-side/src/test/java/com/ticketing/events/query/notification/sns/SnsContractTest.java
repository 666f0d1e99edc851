package com.ticketing.events.query.notification.sns;

import static com.ticketing.events.query.notification.sns.SnsReplies.ACCEPTED;

import com.ticketing.events.query.notification.Notifier;
import com.ticketing.events.query.notification.channel.HttpNotifierContract;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

class SnsContractTest extends HttpNotifierContract {

    SnsContractTest() throws IOException {
        super(ACCEPTED);
    }

    @Override
    protected Notifier create(Duration timeout) {
        return SnsNotifierTest.notifier(receiver, SnsNotifierTest.TOPIC, timeout);
    }

    @Override
    protected List<String> received() {
        JsonMapper json = new JsonMapper();
        return receiver.requests().stream()
                .map(request -> json.readTree(SnsReplies.parameters(request).get("Message"))
                        .get("id")
                        .asString())
                .toList();
    }

    @Override
    protected Set<String> secrets() {
        return Set.of(SnsNotifierTest.SECRET_KEY, "hush");
    }

    @Override
    protected String refuse() {
        receiver.setReply(SnsReplies.error(404, "NotFound"));
        return "Response status 404, NotFound";
    }

    @Override
    protected Duration throttle() {
        receiver.setReply(SnsReplies.error(400, "Throttling", "Retry-After: 120"));
        return Duration.ofMinutes(2);
    }

    @Override
    protected void fail() {
        receiver.setReply(SnsReplies.error(500, "InternalFailure"));
    }
}
