package com.ticketing.events.app.startup;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Reports start failures that an operator can repair, in one line on the error stream. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class StartFailureReporter implements SpringBootExceptionReporter {

    private final @Nullable ConfigurableApplicationContext context;

    /** @param context null if the failure precedes it */
    StartFailureReporter(@Nullable ConfigurableApplicationContext context) {
        this.context = context;
    }

    @Override
    public boolean reportException(Throwable failure) {
        Optional<String> line = StartFailureLine.of(failure, context == null ? null : context.getEnvironment());
        line.ifPresent(System.err::println);
        return line.isPresent();
    }
}
