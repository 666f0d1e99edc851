package com.ticketing.events.app.http.error;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Writes the envelope for errors that filters and the container report through {@code sendError}. */
@Controller
final class ErrorDispatchController implements ErrorController {

    private final ErrorResponseWriter errors;

    ErrorDispatchController(ErrorResponseWriter errors) {
        this.errors = errors;
    }

    /** Responds with the reported status; with 404 to a request for the path itself. */
    @RequestMapping("${server.error.path:/error}")
    void write(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        errors.write(response, status instanceof Integer code ? code : 404, List.of());
    }
}
