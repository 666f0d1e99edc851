package com.ticketing.events.app.cli;

import com.ticketing.events.app.axon.AxonConfiguration;
import com.ticketing.events.app.eventlog.axon.EventStoreConfiguration;
import com.ticketing.events.app.role.Role;
import com.ticketing.events.app.role.Side;
import com.ticketing.events.app.startup.SupervisorConfiguration;
import com.ticketing.events.app.startup.TimeConfiguration;
import com.ticketing.events.command.CommandSideConfiguration;
import com.ticketing.events.tracing.Tracing;
import org.axonframework.springboot.autoconfig.AxonAutoConfiguration;
import org.axonframework.springboot.autoconfig.AxonTracingAutoConfiguration;
import org.axonframework.springboot.autoconfig.EventProcessingAutoConfiguration;
import org.axonframework.springboot.autoconfig.InfraConfiguration;
import org.axonframework.springboot.autoconfig.InterceptorAutoConfiguration;
import org.axonframework.springboot.autoconfig.NoOpTransactionAutoConfiguration;
import org.axonframework.springboot.autoconfig.ObjectMapperAutoConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

/**
 * Spring context of {@code load}: the command side and the event log, without web server and query side. Not annotated
 * as a configuration, so that the component scan of the service does not find it.
 */
@ImportAutoConfiguration({
    AxonAutoConfiguration.class,
    AxonTracingAutoConfiguration.class,
    EventProcessingAutoConfiguration.class,
    InfraConfiguration.class,
    InterceptorAutoConfiguration.class,
    NoOpTransactionAutoConfiguration.class,
    ObjectMapperAutoConfiguration.class,
    JacksonAutoConfiguration.class
})
@Import({
    CommandSideConfiguration.class,
    EventStoreConfiguration.class,
    AxonConfiguration.class,
    SupervisorConfiguration.class,
    TimeConfiguration.class
})
class LoadConfiguration {

    /** @throws IllegalArgumentException if the configured role has no commands */
    LoadConfiguration(Environment environment) {
        if (!Role.of(environment).has(Side.COMMAND)) {
            throw new IllegalArgumentException(Role.PROPERTY + " must be all or command for load, which writes");
        }
    }

    /** No request causes the domain events. */
    @Bean
    Tracing tracing() {
        return Tracing.off();
    }
}
