package com.ticketing.events.app.startup;

import com.ticketing.events.app.eventlog.jdbc.DataDirectoryUnusable;
import java.util.regex.Pattern;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Says in one line why the service did not start, where a person can do something about it. */
@Order(Ordered.HIGHEST_PRECEDENCE)
class StartFailureReporter implements SpringBootExceptionReporter {

    private static final Pattern SETTING = Pattern.compile("(events|spring\\.datasource|server\\.servlet)\\.[a-z.-]+ ");

    @Override
    public boolean reportException(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof DataDirectoryUnusable || isAboutASetting(cause)) {
                System.err.println(cause.getMessage());
                return true;
            }
        }
        return false;
    }

    /** Whoever refuses a setting of the service's own begins with its name. */
    private static boolean isAboutASetting(Throwable cause) {
        String message = cause.getMessage();
        return cause instanceof IllegalArgumentException
                && message != null
                && SETTING.matcher(message).lookingAt();
    }
}
