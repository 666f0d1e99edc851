package com.ticketing.events.app.http;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;

/** Puts the envelope into the errors that Tomcat answers before any filter or servlet sees the request. */
public final class ContainerErrorValve extends ErrorReportValve {

    @Override
    protected void report(Request request, Response response, @Nullable Throwable throwable) {
        int status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        if (response.getHeader(RequestId.HEADER) == null) {
            response.setHeader(RequestId.HEADER, RequestId.of(request.getHeader(RequestId.HEADER)));
        }
        response.setHeader("Cache-Control", "no-store");
        response.setContentType("application/json");
        try {
            byte[] body = ErrorAnswers.body(status);
            response.setContentLength(body.length);
            response.getOutputStream().write(body);
            response.finishResponse();
        } catch (IOException e) {
            container.getLogger().debug("The client went away before its error was told", e);
        }
    }
}
