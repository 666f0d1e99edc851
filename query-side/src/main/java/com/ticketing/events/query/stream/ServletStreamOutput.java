package com.ticketing.events.query.stream;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Output to an asynchronous servlet response, whose status and headers are set. */
public final class ServletStreamOutput implements StreamOutput, WriteListener {

    private static final Logger LOG = LoggerFactory.getLogger(ServletStreamOutput.class);

    private final AsyncContext async;
    private final ServletOutputStream out;
    private Step step = Step.WRITE;
    private boolean mayWrite;
    private @Nullable StreamPart part;
    private @Nullable Completion completion;

    private enum Step {
        WRITE,
        FLUSH,
        COMPLETE
    }

    private ServletStreamOutput(AsyncContext async) throws IOException {
        this.async = async;
        out = async.getResponse().getOutputStream();
    }

    /** Starts the asynchronous processing of the request, without a timeout. */
    public static ServletStreamOutput start(HttpServletRequest request) {
        try {
            AsyncContext async = request.startAsync();
            async.setTimeout(0);
            ServletStreamOutput output = new ServletStreamOutput(async);
            output.out.setWriteListener(output);
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized void write(StreamPart next, Completion whenWritten) {
        part = next;
        completion = whenWritten;
        step = Step.WRITE;
        // The filter chain of the request may still set headers; onWritePossible follows its end.
        if (mayWrite) {
            advance();
        }
    }

    @Override
    public synchronized void onWritePossible() {
        mayWrite = true;
        advance();
    }

    /** Continues the write in progress as far as possible without blocking. */
    private void advance() {
        try {
            while (part != null && completion != null && out.isReady()) {
                switch (step) {
                    case WRITE -> {
                        step = Step.FLUSH;
                        out.write(part.bytes().array());
                    }
                    case FLUSH -> {
                        step = Step.COMPLETE;
                        out.flush();
                    }
                    case COMPLETE -> complete(part, completion);
                }
            }
        } catch (IOException e) {
            onError(e);
        }
    }

    private void complete(StreamPart written, Completion whenWritten) {
        part = null;
        completion = null;
        if (written.isLast()) {
            async.complete();
        }
        whenWritten.written();
    }

    @Override
    public synchronized void onError(Throwable failure) {
        Completion failed = completion;
        part = null;
        completion = null;
        async.complete();
        if (failed != null) {
            failed.failed(failure);
        }
    }

    /** Ends the response; the client reconnects. */
    @Override
    public void fail(Throwable failure) {
        async.complete();
    }

    /** Does nothing: the container closes connections with a write in progress after its idle timeout. */
    @Override
    public void abort(Throwable cause) {
        LOG.debug("An event stream is aborted: {}", cause.getMessage());
    }
}
