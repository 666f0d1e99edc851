package com.ticketing.events.app.http.jetty;

import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Responds with 400 to a query with quotes, angle brackets, {@code #}, spaces or control characters, which Jetty
 * accepts. Characters that browsers send unescaped are accepted, although RFC 3986, 3.4 does not allow them: <code>
 * |[]{}^`\</code>, and characters beyond ASCII, which Jetty decodes as UTF-8.
 */
final class QueryCharacterHandler extends Handler.Wrapper {

    /** Jetty's replacement for bytes that are not UTF-8. */
    private static final char REPLACEMENT = '\uFFFD';

    private static final String PUNCTUATION = "-._~%!$&'()*+,;=:@/?|[]{}^`\\";

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

    private static boolean isLegal(@Nullable String query) {
        if (query != null) {
            for (int i = 0; i < query.length(); i++) {
                if (!isLegal(query.charAt(i))) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean isLegal(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || (c > '\u007F' && c != REPLACEMENT)
                || PUNCTUATION.indexOf(c) >= 0;
    }
}
