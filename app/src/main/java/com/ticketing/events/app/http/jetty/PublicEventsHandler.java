package com.ticketing.events.app.http.jetty;

import com.ticketing.events.app.http.CorsFilterConfiguration;
import com.ticketing.events.app.http.RequestId;
import com.ticketing.events.app.http.SecurityHeaders;
import com.ticketing.events.app.readiness.Readiness;
import com.ticketing.events.query.catalog.web.PublicEventQueries;
import com.ticketing.events.query.catalog.web.PublicResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Answers plain public reads on the very thread that has read them from the socket, in front of the servlet container,
 * Spring Security and Spring MVC: nothing in them waits, and a change of threads would cost more than the answer does.
 *
 * <p>Whatever is unusual about a request sends it the long way, on a virtual thread of its own, and so does everything that
 * would be refused, so that there is one place for each rule and each error.
 */
@Component
final class PublicEventsHandler extends Handler.Wrapper {

    private static final List<HttpField> ALWAYS = Stream.concat(
                    fields(SecurityHeaders.ALWAYS).stream(),
                    CorsFilterConfiguration.VARY.stream().map(name -> new PreEncodedHttpField(HttpHeader.VARY, name)))
            .toList();

    private static final List<HttpField> OVER_TLS = fields(SecurityHeaders.OVER_TLS);

    private static final List<HttpField> CROSS_ORIGIN = List.of(
            new PreEncodedHttpField(HttpHeader.ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
            new PreEncodedHttpField(
                    HttpHeader.ACCESS_CONTROL_EXPOSE_HEADERS, String.join(", ", CorsFilterConfiguration.EXPOSED)));

    private static final HttpField JSON = new PreEncodedHttpField(HttpHeader.CONTENT_TYPE, "application/json");

    private final PublicEventQueries reads;
    private final Readiness serving;
    private final PublicEventsMetrics timers;
    private final Executor longWay;

    PublicEventsHandler(PublicEventQueries reads, Readiness serving, PublicEventsMetrics timers) {
        this.reads = reads;
        this.serving = serving;
        this.timers = timers;
        longWay = task -> Thread.ofVirtual().name("http").start(task);
    }

    private static List<HttpField> fields(Map<String, String> headers) {
        return headers.entrySet().stream()
                .<HttpField>map(header -> new PreEncodedHttpField(header.getKey(), header.getValue()))
                .toList();
    }

    /** What blocks is done elsewhere. */
    @Override
    public InvocationType getInvocationType() {
        return InvocationType.NON_BLOCKING;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        long start = System.nanoTime();
        PlainRead read = serving.isReady() ? PlainRead.of(request) : null;
        PublicResponse answer = read == null ? null : answer(read);
        if (read == null || answer == null) {
            longWay.execute(() -> goOn(request, response, callback));
        } else {
            write(answer, read, request, response, callback);
            timers.record(read, request.getMethod(), answer, System.nanoTime() - start);
        }
        return true;
    }

    private void goOn(Request request, Response response, Callback callback) {
        try {
            if (!super.handle(request, response, callback)) {
                Response.writeError(request, response, callback, 404);
            }
        } catch (Exception | Error e) {
            Response.writeError(request, response, callback, e);
        }
    }

    /** Null for what is refused or fails: the long way does the same, and has the words for it. */
    private @Nullable PublicResponse answer(PlainRead read) {
        try {
            return read.id() == null ? reads.list(read.request()) : reads.one(read.id(), read.request());
        } catch (RuntimeException _) {
            return null;
        }
    }

    private static void write(
            PublicResponse answer, PlainRead read, Request request, Response response, Callback callback) {
        HttpFields.Mutable headers = response.getHeaders();
        headers.add(RequestId.HEADER, RequestId.of(read.requestId()));
        ALWAYS.forEach(headers::add);
        if (read.isCrossOrigin()) {
            CROSS_ORIGIN.forEach(headers::add);
        }
        if (request.isSecure()) {
            OVER_TLS.forEach(headers::add);
        }
        headers.add(HttpHeader.ETAG, answer.tag());
        headers.add(HttpHeader.CACHE_CONTROL, answer.cacheControl());
        byte[] body = answer.body();
        if (body == null) {
            response.setStatus(304);
            // Not as the last write, or else Jetty adds the length of this body, which is not the answer's.
            response.write(false, null, callback);
            return;
        }
        if (answer.link() != null) {
            headers.add(HttpHeader.LINK, answer.link());
        }
        response.setStatus(200);
        headers.add(JSON);
        headers.add(HttpHeader.CONTENT_LENGTH, body.length);
        response.write(true, ByteBuffer.wrap(body), callback);
    }
}
