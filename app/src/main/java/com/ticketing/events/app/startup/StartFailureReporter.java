package com.ticketing.events.app.startup;

import com.ticketing.events.app.eventlog.jdbc.DataDirectoryUnusable;
import java.util.regex.Pattern;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Reports start failures that an operator can repair, in one line on the error stream. */
@Order(Ordered.HIGHEST_PRECEDENCE)
class StartFailureReporter implements SpringBootExceptionReporter {

    private static final Pattern PROPERTY_NAME =
            Pattern.compile("(events|spring\\.datasource|server\\.servlet)\\.[a-z.-]+ ");

    @Override
    public boolean reportException(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof DataDirectoryUnusable || isInvalidProperty(cause)) {
                System.err.println(cause.getMessage());
                return true;
            }
        }
        return false;
    }

    /** Messages about an invalid property of the service start with its name. */
    private static boolean isInvalidProperty(Throwable cause) {
        String message = cause.getMessage();
        return cause instanceof IllegalArgumentException
                && message != null
                && PROPERTY_NAME.matcher(message).lookingAt();
    }
}
