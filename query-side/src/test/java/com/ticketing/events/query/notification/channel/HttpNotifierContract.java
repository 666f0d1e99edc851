package com.ticketing.events.query.notification.channel;

import com.ticketing.events.query.notification.RemoteNotifierContract;
import com.ticketing.events.query.notification.channel.HttpReceiver.Reply;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;

/** The contract of a channel over HTTP, with a receiver on a real socket. */
public abstract class HttpNotifierContract extends RemoteNotifierContract {

    protected final HttpReceiver receiver;

    private final Reply accepted;

    /** @param accepted the response to a notification that is accepted */
    protected HttpNotifierContract(Reply accepted) throws IOException {
        this.accepted = accepted;
        receiver = new HttpReceiver(accepted);
    }

    @AfterEach
    void stopTheReceiver() throws IOException {
        receiver.close();
    }

    @Override
    protected final void accept() {
        receiver.setReply(accepted);
    }

    @Override
    protected final void hang() {
        receiver.setReply(Reply.hang());
    }

    @Override
    protected final void drip() {
        receiver.setReply(Reply.drip());
    }

    @Override
    protected final void reset() {
        receiver.setReply(Reply.reset());
    }

    @Override
    protected final void shutDown() throws IOException {
        receiver.close();
    }
}
