package com.ticketing.events.query.notification.ses;

import static com.ticketing.events.query.notification.ses.SesNotifierTest.ACCEPTED;
import static com.ticketing.events.query.notification.ses.SesNotifierTest.error;

import com.ticketing.events.query.notification.Notifier;
import com.ticketing.events.query.notification.RemoteNotifierContract;
import com.ticketing.events.query.notification.channel.HttpReceiver;
import com.ticketing.events.query.notification.channel.HttpReceiver.Reply;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import tools.jackson.databind.json.JsonMapper;

class SesContractTest extends RemoteNotifierContract {

    private final HttpReceiver receiver = new HttpReceiver(ACCEPTED);

    SesContractTest() throws IOException {}

    @AfterEach
    void stopTheReceiver() throws IOException {
        receiver.close();
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
    protected void accept() {
        receiver.setReply(ACCEPTED);
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

    @Override
    protected void hang() {
        receiver.setReply(Reply.hang());
    }

    @Override
    protected void drip() {
        receiver.setReply(Reply.drip());
    }

    @Override
    protected void reset() {
        receiver.setReply(Reply.reset());
    }

    @Override
    protected void shutDown() throws IOException {
        receiver.close();
    }
}
