package com.ticketing.events.query.summary;

import com.ticketing.events.query.stream.RecordingOutput;
import com.ticketing.events.query.stream.StreamPart;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Response that records its head and its body. */
final class RecordedSummary implements SummaryResponse {

    private final RecordingOutput body = new RecordingOutput();
    private volatile @Nullable Supplier<Head> pendingHead;
    private volatile @Nullable Head head;
    private volatile int status;
    private volatile @Nullable String acceptable;

    @Override
    public void begin(Supplier<Head> begun) {
        pendingHead = begun;
    }

    @Override
    public void respond(int responseStatus, Head responseHead) {
        status = responseStatus;
        head = responseHead;
    }

    @Override
    public void notAcceptable(String types) {
        status = 406;
        acceptable = types;
    }

    @Override
    public void write(StreamPart part, Completion completion) {
        Supplier<Head> pending = pendingHead;
        if (pending != null) {
            head = pending.get();
            pendingHead = null;
        }
        if (status == 0) {
            status = part.isLast() && !part.bytes().hasRemaining() ? 204 : 200;
        }
        body.write(part, completion);
    }

    @Override
    public void fail(Throwable failure) {
        body.fail(failure);
    }

    @Override
    public void abort(Throwable cause) {
        body.abort(cause);
    }

    /** 0 before the response is committed. */
    int status() {
        return status;
    }

    @Nullable
    Head head() {
        return head;
    }

    /** The value of {@code X-Summary-Cache}. */
    String cache() {
        Head known = head;
        return known == null ? "none" : known.cache();
    }

    @Nullable
    String acceptable() {
        return acceptable;
    }

    RecordingOutput body() {
        return body;
    }

    String text() {
        return body.text();
    }
}
