package com.ticketing.events.app.http.jetty;

import com.ticketing.events.app.http.UnreadBody;
import com.ticketing.events.app.http.jetty.PublicEventsRequest.Resource;
import com.ticketing.events.app.http.jetty.response.EncodedResponse;
import com.ticketing.events.app.http.jetty.response.ListResponseCache;
import com.ticketing.events.app.readiness.Readiness;
import com.ticketing.events.app.role.ConditionalOnSide;
import com.ticketing.events.app.role.Side;
import com.ticketing.events.error.Refusal;
import com.ticketing.events.query.catalog.response.PublicResponse;
import com.ticketing.events.query.catalog.web.PublicEventQueries;
import com.ticketing.events.query.catalog.web.PublicQuery;
import com.ticketing.events.query.http.BoundedWork;
import com.ticketing.events.query.http.WorkKind;
import com.ticketing.events.query.summary.SummaryQueries;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Handles {@code /public/events}, {@code /public/events/{id}} and {@code /public/events/{id}/summary} with every method
 * and every status (brief 3.2 and 4). Other paths go to the next handler.
 *
 * <p>A response is computed and written on the selector thread that has read the request, unless that may take longer
 * than about 200 microseconds: long requests, long responses to compress, and lists whose search is not prepared
 * ({@link PublicEventQueries#listIfPrepared}) go to a virtual thread. A summary is begun there and continued by the
 * {@link com.ticketing.events.query.stream.StreamWriter}.
 */
@ConditionalOnSide(Side.QUERY)
@Component
final class PublicEventsHandler extends Handler.Wrapper {

    private final PublicEventQueries queries;
    private final SummaryQueries summaries;
    private final Readiness readiness;
    private final ListResponseCache cache;
    private final BoundedWork work;
    private final PublicEventsMetrics metrics;
    private final Executor virtualThreads;

    /** @param work compresses long responses */
    PublicEventsHandler(
            PublicEventQueries queries,
            SummaryQueries summaries,
            Readiness readiness,
            ListResponseCache cache,
            BoundedWork work,
            PublicEventsMetrics metrics) {
        this.queries = queries;
        this.cache = cache;
        this.work = work;
        this.summaries = summaries;
        this.readiness = readiness;
        this.metrics = metrics;
        virtualThreads = ServletDispatchHandler.virtualThreads();
    }

    @Override
    public InvocationType getInvocationType() {
        return InvocationType.NON_BLOCKING;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        long start = System.nanoTime();
        PublicEventsRequest parsed = PublicEventsRequest.of(request);
        if (parsed == null) {
            return super.handle(request, response, callback);
        }
        PublicEventsResponse writer = new PublicEventsResponse(request, response, parsed.requestId());
        Callback end = parsed.hasBody() ? discardingBody(request, callback) : callback;
        if (parsed.resource() == Resource.SUMMARY) {
            Callback recorded = Callback.from(end, () -> record(parsed, writer, start));
            SummaryResponseWriter summary = new SummaryResponseWriter(request, response, writer, recorded);
            respond(parsed, writer, recorded, () -> beginSummary(parsed, request, summary));
        } else if (parsed.isLong() || !respondWithEvents(parsed, writer, end, start, false)) {
            virtualThreads.execute(() -> respondWithEvents(parsed, writer, end, start, true));
        }
        return true;
    }

    /** Discards the body after the response: a client may read the response before it sends the rest of the body. */
    private Callback discardingBody(Request request, Callback callback) {
        return Callback.from(
                () -> virtualThreads.execute(() -> {
                    UnreadBody.discard(request);
                    callback.succeeded();
                }),
                callback::failed);
    }

    private boolean beginSummary(PublicEventsRequest parsed, Request request, SummaryResponseWriter summary) {
        readiness.requireReady();
        summaries.respond(parsed.id(), parsed.toSummaryRequest(Request.getRemoteAddr(request)), summary);
        return true;
    }

    /**
     * Computes and writes a response with Events.
     *
     * @param mayBlock whether the calling thread may block or compute for long
     * @return false, with nothing written, if the response requires that and {@code mayBlock} is false
     */
    private boolean respondWithEvents(
            PublicEventsRequest parsed, PublicEventsResponse writer, Callback callback, long start, boolean mayBlock) {
        boolean isWritten = respond(parsed, writer, callback, () -> writeEvents(parsed, writer, callback, mayBlock));
        if (isWritten) {
            record(parsed, writer, start);
        }
        return isWritten;
    }

    private boolean writeEvents(
            PublicEventsRequest parsed, PublicEventsResponse writer, Callback callback, boolean mayBlock) {
        if (!parsed.acceptsJson()) {
            writer.notAcceptable("application/json", callback);
            return true;
        }
        readiness.requireReady();
        EncodedResponse found = find(parsed, mayBlock);
        if (found == null) {
            return false;
        }
        boolean acceptsGzip = parsed.acceptsGzip();
        if (found.isSlow(acceptsGzip)) {
            if (!mayBlock) {
                return false;
            }
            work.compute(WorkKind.COMPRESSION, () -> found.representation(acceptsGzip));
        }
        writer.found(found, parsed.ifNoneMatch(), acceptsGzip, callback);
        return true;
    }

    /**
     * Responds to a request with any method; {@code read} responds to a GET or HEAD.
     *
     * @return false if {@code read} has returned false
     */
    private boolean respond(
            PublicEventsRequest parsed, PublicEventsResponse writer, Callback callback, BooleanSupplier read) {
        try {
            if (parsed.isOptions()) {
                writer.options(callback);
            } else if (!parsed.isRead()) {
                writer.methodNotAllowed(callback);
            } else {
                return read.getAsBoolean();
            }
        } catch (Refusal refusal) {
            writer.refused(refusal, callback);
        } catch (HttpException.RuntimeException e) {
            writer.error(e.getCode(), callback);
        } catch (RuntimeException | Error e) {
            writer.failed(e, callback);
        }
        return true;
    }

    private void record(PublicEventsRequest parsed, PublicEventsResponse writer, long start) {
        metrics.record(parsed, writer.status(), System.nanoTime() - start);
    }

    private @Nullable EncodedResponse find(PublicEventsRequest parsed, boolean mayBlock) {
        if (parsed.resource() == Resource.EVENT) {
            PublicQuery _ = parsed.toQuery(); // A malformed query is 400, whatever the id is.
            return new EncodedResponse(queries.find(parsed.id()));
        }
        return parsed.isLong() ? list(parsed, mayBlock) : cachedList(parsed, mayBlock);
    }

    /** The requests are short, so that the keys of the cache are. */
    private @Nullable EncodedResponse cachedList(PublicEventsRequest parsed, boolean mayBlock) {
        String key = parsed.query() == null ? "" : parsed.query();
        EncodedResponse cached = cache.get(key);
        if (cached != null) {
            return cached;
        }
        EncodedResponse computed = list(parsed, mayBlock);
        if (computed != null) {
            cache.offer(key, computed);
        }
        return computed;
    }

    private @Nullable EncodedResponse list(PublicEventsRequest parsed, boolean mayBlock) {
        PublicQuery query = parsed.toQuery();
        PublicResponse found = mayBlock ? queries.list(query) : queries.listIfPrepared(query);
        return found == null ? null : new EncodedResponse(found);
    }
}
