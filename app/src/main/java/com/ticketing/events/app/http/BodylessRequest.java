package com.ticketing.events.app.http;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.Set;

/** Request whose body reads as empty, whatever the client sent. */
final class BodylessRequest extends HttpServletRequestWrapper {

    private static final Set<String> METHODS_WITH_BODY = Set.of("POST", "PUT", "PATCH");

    private BodylessRequest(HttpServletRequest request) {
        super(request);
    }

    /** The request itself if its method has a body, otherwise without one. */
    static HttpServletRequest unlessBodyAllowed(HttpServletRequest request) {
        return METHODS_WITH_BODY.contains(request.getMethod()) ? request : new BodylessRequest(request);
    }

    @Override
    public ServletInputStream getInputStream() {
        return new EmptyInputStream();
    }

    @Override
    public BufferedReader getReader() {
        return new BufferedReader(Reader.nullReader());
    }

    private static final class EmptyInputStream extends ServletInputStream {

        @Override
        public int read() {
            return -1;
        }

        @Override
        public boolean isFinished() {
            return true;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            try {
                listener.onAllDataRead();
            } catch (IOException e) {
                listener.onError(e);
            }
        }
    }
}
