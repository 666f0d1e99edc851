package com.ticketing.events.app.http.jetty;

import com.ticketing.events.app.http.UnreadBody;
import com.ticketing.events.app.readiness.Readiness;
import com.ticketing.events.error.EventNotFound;
import com.ticketing.events.error.Refusal;
import com.ticketing.events.query.catalog.web.PublicEventQueries;
import com.ticketing.events.query.catalog.web.PublicEventRequest;
import com.ticketing.events.query.catalog.web.PublicResponse;
import com.ticketing.events.text.StrictUuid;
import java.io.IOException;
import java.util.UUID;
import java.util.concurrent.Executor;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Blocker;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Handles {@code /public/events} and {@code /public/events/{id}} with every method and every status (brief 3.2). Other
 * paths go to the next handler, each on a virtual thread.
 *
 * <p>A response is computed and written on the selector thread that has read the request, unless that may take longer
 * than about 200 microseconds: requests with a body, long requests, and lists whose search is not prepared ({@link
 * PublicEventQueries#listIfPrepared}) go to a virtual thread.
 */
@Component
final class PublicEventsHandler extends Handler.Wrapper {

    private final PublicEventQueries queries;
    private final Readiness readiness;
    private final PublicEventsMetrics metrics;
    private final Executor virtualThreads;

    PublicEventsHandler(PublicEventQueries queries, Readiness readiness, PublicEventsMetrics metrics) {
        this.queries = queries;
        this.readiness = readiness;
        this.metrics = metrics;
        virtualThreads = task -> Thread.ofVirtual().name("http").start(task);
    }

    @Override
    public InvocationType getInvocationType() {
        return InvocationType.NON_BLOCKING;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        long start = System.nanoTime();
        PublicEventsRequest parsed = PublicEventsRequest.of(request);
        if (parsed == null) {
            virtualThreads.execute(() -> handleNext(request, response, callback));
            return true;
        }
        PublicEventsResponse writer = new PublicEventsResponse(request, response, parsed.requestId());
        if (parsed.hasBody()) {
            virtualThreads.execute(() -> respondAndDiscardBody(parsed, writer, request, callback, start));
        } else if (parsed.isLong() || !respond(parsed, writer, callback, start, false)) {
            virtualThreads.execute(() -> respond(parsed, writer, callback, start, true));
        }
        return true;
    }

    private void handleNext(Request request, Response response, Callback callback) {
        try {
            if (!super.handle(request, response, callback)) {
                Response.writeError(request, response, callback, 404);
            }
        } catch (Exception | Error e) {
            Response.writeError(request, response, callback, e);
        }
    }

    /** Writes the response first: a client may read it before it sends the rest of the body. */
    private void respondAndDiscardBody(
            PublicEventsRequest parsed, PublicEventsResponse writer, Request request, Callback callback, long start) {
        try (Blocker.Callback written = Blocker.callback()) {
            respond(parsed, writer, written, start, true);
            written.block();
            UnreadBody.discard(request);
            callback.succeeded();
        } catch (IOException e) {
            callback.failed(e);
        }
    }

    /**
     * Computes and writes the response.
     *
     * @param mayBlock whether the calling thread may block or compute for long
     * @return false, with nothing written, if the response requires that and {@code mayBlock} is false
     */
    private boolean respond(
            PublicEventsRequest parsed, PublicEventsResponse writer, Callback callback, long start, boolean mayBlock) {
        try {
            if (parsed.isOptions()) {
                writer.options(callback);
            } else if (!parsed.isRead()) {
                writer.methodNotAllowed(callback);
            } else if (!parsed.acceptsJson()) {
                writer.notAcceptable(callback);
            } else {
                readiness.requireReady();
                PublicResponse found = find(parsed, mayBlock);
                if (found == null) {
                    return false;
                }
                writer.found(found, callback);
            }
        } catch (Refusal refusal) {
            writer.refused(refusal, callback);
        } catch (HttpException.RuntimeException e) {
            writer.error(e.getCode(), callback);
        } catch (RuntimeException | Error e) {
            writer.failed(e, callback);
        }
        metrics.record(parsed, writer.status(), System.nanoTime() - start);
        return true;
    }

    private @Nullable PublicResponse find(PublicEventsRequest parsed, boolean mayBlock) {
        PublicEventRequest query = parsed.toQuery();
        String idText = parsed.idText();
        if (idText == null) {
            return mayBlock ? queries.list(query) : queries.listIfPrepared(query);
        }
        UUID id = StrictUuid.parse(idText).orElseThrow(EventNotFound::new);
        return queries.find(id, query);
    }
}
