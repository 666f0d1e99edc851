package com.ticketing.events.query.notification.smtp;

import com.ticketing.events.query.notification.NotificationProperties;
import com.ticketing.events.query.notification.channel.ConditionalOnSetting;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The channel {@code smtp}, if a mail server is configured. Without one no class of Jakarta Mail is loaded. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnSetting(SmtpProperties.HOST)
@EnableConfigurationProperties(SmtpProperties.class)
class SmtpConfiguration {

    @Bean
    SmtpNotifier smtpNotifier(SmtpProperties properties, NotificationProperties deliveries, Clock clock) {
        deliveries.requireHalfALease(SmtpProperties.TIMEOUT, properties.timeout());
        return new SmtpNotifier(properties, clock);
    }
}
