package com.ticketing.events.query;

import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/**
 * Component scan of the query side. The application provides a {@link java.time.Clock} and the default
 * {@link java.time.ZoneId} of days.
 */
@Configuration(proxyBeanMethods = false)
@ComponentScan
public class QuerySideConfiguration {}
