package com.ticketing.events.query.notification.console;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The channel {@code log}, always enabled. */
@Configuration(proxyBeanMethods = false)
class ConsoleConfiguration {

    @Bean
    LoggingNotifier loggingNotifier() {
        return new LoggingNotifier();
    }
}
