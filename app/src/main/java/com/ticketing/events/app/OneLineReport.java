package com.ticketing.events.app;

import com.ticketing.events.app.eventlog.DataDirectoryUnusable;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Says in one line why the service did not start, where a person can do something about it. */
@Order(Ordered.HIGHEST_PRECEDENCE)
class OneLineReport implements SpringBootExceptionReporter {

    @Override
    public boolean reportException(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof DataDirectoryUnusable unusable) {
                System.err.println(unusable.getMessage());
                return true;
            }
        }
        return false;
    }
}
