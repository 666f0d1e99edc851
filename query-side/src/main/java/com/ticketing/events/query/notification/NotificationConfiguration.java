package com.ticketing.events.query.notification;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The channels by which notifications leave. */
@Configuration(proxyBeanMethods = false)
class NotificationConfiguration {

    @Bean
    Notifier notifier() {
        return new LoggingNotifier();
    }
}
