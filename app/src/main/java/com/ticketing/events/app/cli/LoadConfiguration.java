package com.ticketing.events.app.cli;

import com.ticketing.events.app.axon.AxonConfiguration;
import com.ticketing.events.app.eventlog.axon.EventStoreConfiguration;
import com.ticketing.events.app.startup.TimeConfiguration;
import com.ticketing.events.command.CommandSideConfiguration;
import com.ticketing.events.command.ReadYourWrites;
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

/**
 * The service without its web server and its query side, for a process that sends commands and ends. Nothing annotates it
 * as a configuration, so that the service itself does not take it for a part of its own.
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
@Import({CommandSideConfiguration.class, EventStoreConfiguration.class, AxonConfiguration.class, TimeConfiguration.class
})
public class LoadConfiguration {

    /** Nobody asks this process afterwards what it has written. */
    @Bean
    ReadYourWrites nothingToWaitFor() {
        return (_, _) -> {};
    }
}
