package com.ticketing.events.app.http;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.DispatcherServlet;

/**
 * Dispatcher servlet that routes TRACE like any other method (405), in place of the servlet API's echo of the request.
 */
@Component("dispatcherServlet")
final class TraceDisabledDispatcherServlet extends DispatcherServlet {

    private static final long serialVersionUID = 1;

    @Override
    protected void doTrace(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        processRequest(request, response);
    }
}
