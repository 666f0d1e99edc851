package com.ticketing.events.query;

import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/** Everything of the query side. The application provides a {@link java.time.Clock} and the
 * {@link java.time.ZoneId} of days that name none. */
@Configuration(proxyBeanMethods = false)
@ComponentScan
public class QuerySideConfiguration {}
