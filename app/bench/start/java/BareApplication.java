package com.ticketing.events.bench;

import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Lower bound of a start: one aggregate and one controller on Spring Boot, Axon and Jetty, with events in memory. */
@SpringBootApplication(proxyBeanMethods = false)
public class BareApplication {

    /** Starts the application with the settings of the service that concern these frameworks. */
    public static void main(String[] arguments) {
        System.setProperty("axoniq.update-checker.disabled", "true");
        System.setProperty("disable-axoniq-console-message", "true");
        SpringApplication application = new SpringApplication(BareApplication.class);
        application.setDefaultProperties(Map.of(
                "server.address", "127.0.0.1",
                "spring.main.banner-mode", "off",
                "spring.threads.virtual.enabled", "true",
                "axon.serializer.general", "jackson3",
                "axon.timeout.enabled", "false",
                "axon.axonserver.enabled", "false"));
        application.run(arguments);
    }

    @Bean
    EventStorageEngine eventStorageEngine() {
        return new InMemoryEventStorageEngine();
    }

    record CreateConcert(@TargetAggregateIdentifier String id) {}

    record ConcertCreated(String id) {}

    @Aggregate
    static class Concert {

        @AggregateIdentifier
        private String id;

        protected Concert() {}

        @CommandHandler
        Concert(CreateConcert command) {
            AggregateLifecycle.apply(new ConcertCreated(command.id()));
        }

        @EventSourcingHandler
        void on(ConcertCreated event) {
            id = event.id();
        }
    }

    @RestController
    static class ConcertController {

        private final CommandGateway commands;

        ConcertController(CommandGateway commands) {
            this.commands = commands;
        }

        @PostMapping("/concerts/{id}")
        Object create(@PathVariable("id") String id) {
            return commands.sendAndWait(new CreateConcert(id));
        }
    }
}
