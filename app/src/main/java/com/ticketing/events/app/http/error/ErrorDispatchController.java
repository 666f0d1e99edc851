package com.ticketing.events.app.http.error;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Answers the errors that filters and the container report through {@code sendError}. */
@Controller
final class ErrorDispatchController implements ErrorController {

    private final ErrorResponseWriter answers;

    ErrorDispatchController(ErrorResponseWriter answers) {
        this.answers = answers;
    }

    /** Someone who asks for the path itself finds nothing there. */
    @RequestMapping("${server.error.path:/error}")
    void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        answers.write(response, status instanceof Integer code ? code : 404, List.of());
    }
}
