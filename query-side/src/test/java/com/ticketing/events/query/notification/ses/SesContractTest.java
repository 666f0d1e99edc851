package com.ticketing.events.query.notification.ses;

import static com.ticketing.events.query.notification.ses.SesNotifierTest.ACCEPTED;
import static com.ticketing.events.query.notification.ses.SesNotifierTest.error;

import com.ticketing.events.query.notification.Notifier;
import com.ticketing.events.query.notification.channel.HttpNotifierContract;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

class SesContractTest extends HttpNotifierContract {

    SesContractTest() throws IOException {
        super(ACCEPTED);
    }

    @Override
    protected Notifier create(Duration timeout) {
        return SesNotifierTest.notifier(receiver, timeout);
    }

    @Override
    protected List<String> received() {
        JsonMapper json = new JsonMapper();
        return receiver.requests().stream()
                .map(request -> json.readTree(request.text())
                        .at("/Content/Simple/Headers/0/Value")
                        .asString())
                .toList();
    }

    @Override
    protected Set<String> secrets() {
        return Set.of(SesNotifierTest.SECRET_KEY, "hush");
    }

    @Override
    protected String refuse() {
        receiver.setReply(error(400, "MessageRejected"));
        return "Response status 400, MessageRejected";
    }

    @Override
    protected Duration throttle() {
        receiver.setReply(error(429, "TooManyRequestsException", "Retry-After: 120"));
        return Duration.ofMinutes(2);
    }

    @Override
    protected void fail() {
        receiver.setReply(error(500, "InternalServiceErrorException"));
    }
}
