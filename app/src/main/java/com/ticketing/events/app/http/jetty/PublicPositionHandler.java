package com.ticketing.events.app.http.jetty;

import com.ticketing.events.app.http.CorsFilterConfiguration;
import com.ticketing.events.app.http.RequestId;
import com.ticketing.events.app.role.ConditionalOnSide;
import com.ticketing.events.app.role.Side;
import com.ticketing.events.error.InvalidRequest;
import com.ticketing.events.error.Refusal;
import com.ticketing.events.query.catalog.live.CatalogPositionBarrier;
import com.ticketing.events.query.http.PositionBarrier;
import com.ticketing.events.text.LogPositionHeader;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.springframework.stereotype.Component;

/**
 * Delays a query below {@code /public/} until the catalog has applied the position in its {@code Event-Log-Position},
 * without a thread, and adds the position that the response is made from.
 */
@Component
@ConditionalOnSide(Side.QUERY)
final class PublicPositionHandler extends Handler.Wrapper {

    /** Its responses have no position, because the position also advances with the domain events of drafts. */
    private static final String PUBLIC_CHANGES = "/public/changes";

    private final CatalogPositionBarrier barrier;
    private final PublicEventsHandler events;
    private final Executor virtualThreads;
    private volatile EncodedPosition latest = new EncodedPosition(0);

    /** The header field of a position, encoded once. */
    private record EncodedPosition(long position, HttpField field) {

        EncodedPosition(long position) {
            this(position, new PreEncodedHttpField(LogPositionHeader.NAME, Long.toString(position)));
        }
    }

    PublicPositionHandler(CatalogPositionBarrier barrier, PublicEventsHandler events) {
        super(events);
        this.barrier = barrier;
        this.events = events;
        virtualThreads = ServletDispatchHandler.virtualThreads();
    }

    /** This handler, in front of another one that gets the requests for other paths. */
    Handler inFrontOf(Handler others) {
        events.setHandler(others);
        return this;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (!isQuery(request)) {
            return super.handle(request, response, callback);
        }
        List<String> required = request.getHeaders().getValuesList(LogPositionHeader.NAME);
        if (required.isEmpty()) {
            return handleNow(request, response, callback);
        }
        try {
            long position = parse(required);
            CompletableFuture<Void> _ = barrier.whenApplied(position)
                    .thenAcceptAsync(
                            isApplied -> handleLater(isApplied, position, request, response, callback), virtualThreads);
        } catch (Refusal refusal) {
            refuse(refusal, request, response, callback);
        }
        return true;
    }

    private static boolean isQuery(Request request) {
        String method = request.getMethod();
        return (method.equals("GET") || method.equals("HEAD"))
                && Request.getPathInContext(request).startsWith(CorsFilterConfiguration.PUBLIC_PREFIX);
    }

    private static long parse(List<String> values) {
        return Optional.of(values.getFirst())
                .filter(_ -> values.size() == 1)
                .flatMap(LogPositionHeader::parse)
                .orElseThrow(() -> new InvalidRequest(LogPositionHeader.NAME, LogPositionHeader.RULE));
    }

    private boolean handleNow(Request request, Response response, Callback callback) throws Exception {
        if (Request.getPathInContext(request).startsWith(PUBLIC_CHANGES)) {
            return super.handle(request, response, callback);
        }
        long position = barrier.position();
        EncodedPosition encoded = latest;
        if (encoded.position != position) {
            encoded = new EncodedPosition(position);
            latest = encoded;
        }
        response.getHeaders().add(encoded.field);
        return super.handle(request, response, callback);
    }

    private void handleLater(boolean isApplied, long position, Request request, Response response, Callback callback) {
        try {
            if (!isApplied) {
                refuse(PositionBarrier.notApplied(position), request, response, callback);
            } else if (!handleNow(request, response, callback)) {
                Response.writeError(request, response, callback, 404);
            }
        } catch (Exception | Error e) {
            Response.writeError(request, response, callback, e);
        }
    }

    private static void refuse(Refusal refusal, Request request, Response response, Callback callback) {
        String requestId = request.getHeaders().get(RequestId.HEADER);
        new PublicEventsResponse(request, response, requestId).refused(refusal, callback);
    }
}
