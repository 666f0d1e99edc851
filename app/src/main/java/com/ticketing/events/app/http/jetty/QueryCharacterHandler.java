package com.ticketing.events.app.http.jetty;

import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Refuses a query with ASCII characters that have no place in one (RFC 3986, 3.4), which Jetty lets pass. Letters beyond ASCII
 * have none either, but people type them, and Jetty reads them as the UTF-8 that they are.
 */
final class QueryCharacterHandler extends Handler.Wrapper {

    /** What Jetty reads for bytes that are not UTF-8. */
    private static final char NO_UTF_8 = '\uFFFD';

    private static final String MARKS = "-._~%!$&'()*+,;=:@/?";

    QueryCharacterHandler(Handler handler) {
        super(handler);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (isLegal(request.getHttpURI().getQuery())) {
            return super.handle(request, response, callback);
        }
        Response.writeError(request, response, callback, 400);
        return true;
    }

    static boolean isLegal(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || (c > '\u007F' && c != NO_UTF_8)
                || MARKS.indexOf(c) >= 0;
    }

    private static boolean isLegal(@Nullable String query) {
        return query == null || query.chars().allMatch(c -> isLegal((char) c));
    }
}
