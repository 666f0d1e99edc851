package com.ticketing.events.app.http.limit;

import com.ticketing.events.query.http.ClientNetwork;
import java.nio.ByteBuffer;
import java.util.Set;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Limits the requests of each client network for {@code /}, {@code /sitemap.xml} and all paths below {@code /e/} and
 * {@code /public/}, with every method, and adds the headers of the limit to every response. Other paths need a token,
 * or are files and probes, which are not limited.
 */
public final class RateLimitHandler extends Handler.Wrapper {

    private static final Set<String> PATHS = Set.of("/", "/sitemap.xml");
    private static final String EVENT_PAGES = "/e/";
    private static final String PUBLIC_PREFIX = "/public/";

    private final RateLimit limit;

    public RateLimitHandler(RateLimit limit, Handler handler) {
        super(handler);
        this.limit = limit;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (!isLimited(Request.getPathInContext(request))) {
            return super.handle(request, response, callback);
        }
        Quota quota = limit.take(ClientNetwork.of(Request.getRemoteAddr(request)));
        Response limited = new LimitedResponse(request, response, quota);
        if (quota.isExceeded()) {
            Response.writeError(request, limited, callback, HttpStatus.TOO_MANY_REQUESTS_429);
            return true;
        }
        return super.handle(request, limited, callback);
    }

    private static boolean isLimited(String path) {
        return path.startsWith(PUBLIC_PREFIX) || path.startsWith(EVENT_PAGES) || PATHS.contains(path);
    }

    /** Adds the headers when the response begins, because an error response resets those that were set before. */
    private static final class LimitedResponse extends Response.Wrapper {

        private final Quota quota;

        LimitedResponse(Request request, Response wrapped, Quota quota) {
            super(request, wrapped);
            this.quota = quota;
        }

        @Override
        public void write(boolean last, @Nullable ByteBuffer content, Callback callback) {
            if (!isCommitted()) {
                HttpFields.Mutable headers = getHeaders();
                quota.forEachHeader(headers::put);
            }
            super.write(last, content, callback);
        }
    }
}
