package com.ticketing.events.app.role;

import com.ticketing.events.command.CommandSideConfiguration;
import com.ticketing.events.command.publication.PublicationConfiguration;
import com.ticketing.events.query.QuerySideConfiguration;
import com.ticketing.events.query.notification.NotificationConfiguration;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;

/** The role of the node in log and health, and the beans of the sides that it has. */
@Configuration(proxyBeanMethods = false)
class RoleConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(RoleConfiguration.class);

    /** Commands, scheduled publication and notifications. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnSide(Side.COMMAND)
    @Import({CommandSideConfiguration.class, PublicationConfiguration.class, NotificationConfiguration.class})
    static class CommandBeans {}

    /** The catalog and everything that reads it or the event log. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnSide(Side.QUERY)
    @Import(QuerySideConfiguration.class)
    static class QueryBeans {}

    /**
     * 404 on a node with queries only for a path of commands that a pattern of queries matches. Otherwise {@code POST
     * /events/import} would be a method that {@code /events/{id}} lacks, 405.
     */
    @Bean
    HandlerMapping commandPaths(Role role) {
        HttpRequestHandler notFound = (_, response) -> response.sendError(HttpServletResponse.SC_NOT_FOUND);
        Map<String, HttpRequestHandler> paths = role.has(Side.COMMAND) ? Map.of() : Map.of("/events/import", notFound);
        return new SimpleUrlHandlerMapping(paths, Ordered.HIGHEST_PRECEDENCE);
    }

    @Bean
    Role role(Environment environment) {
        Role role = Role.of(environment);
        LOG.info("Starting a node with role {}", role.text());
        return role;
    }

    /** Shown with the details of health. */
    @Bean
    HealthIndicator nodeHealthIndicator(Role role) {
        return () -> Health.up().withDetail("role", role.text()).build();
    }
}
