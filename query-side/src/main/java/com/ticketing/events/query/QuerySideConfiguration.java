package com.ticketing.events.query;

import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;

/**
 * Component scan of the query side without notifications, which belong to the commands of a node ({@link
 * com.ticketing.events.query.notification.NotificationConfiguration}). The application provides a {@link
 * java.time.Clock} and the default {@link java.time.ZoneId} of days.
 */
@Configuration(proxyBeanMethods = false)
@ComponentScan(
        excludeFilters =
                @Filter(type = FilterType.REGEX, pattern = "com\\.ticketing\\.events\\.query\\.notification\\..*"))
public class QuerySideConfiguration {}
