package com.ticketing.events.query.notification;

import com.ticketing.events.query.http.BoundedWork;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/**
 * Component scan of the notifications, and of the bounded work that their queries need. A channel is a bean of type
 * {@link Notifier} in a package of its own. The application provides a {@link java.time.Clock} and a {@link
 * DeliveryLog}.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(NotificationProperties.class)
@ComponentScan(basePackageClasses = {NotificationConfiguration.class, BoundedWork.class})
public class NotificationConfiguration {}
