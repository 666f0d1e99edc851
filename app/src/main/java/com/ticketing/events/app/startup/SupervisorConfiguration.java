package com.ticketing.events.app.startup;

import com.ticketing.events.supervision.Supervisor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Supervisor of all loops of the service. */
@Configuration(proxyBeanMethods = false)
public class SupervisorConfiguration {

    @Bean
    Supervisor supervisor() {
        return new Supervisor();
    }
}
