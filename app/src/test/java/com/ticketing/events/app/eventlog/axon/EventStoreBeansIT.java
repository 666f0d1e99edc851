package com.ticketing.events.app.eventlog.axon;

import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.app.support.BlackBoxTest;
import java.util.Arrays;
import java.util.Objects;
import javax.sql.DataSource;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.TransactionManager;

/** Guards against auto-configuration by Spring Boot or Axon caused by spring-jdbc on the class path (ADR 0004). */
class EventStoreBeansIT extends BlackBoxTest {

    @Autowired
    private ApplicationContext context;

    @Test
    void axonStoresEventsInTheEventLogOnly() {
        assertThat(context.getBeansOfType(EventStore.class).values())
                .singleElement()
                .isInstanceOf(DurableEventStore.class);
        assertThat(context.getBeansOfType(EventStorageEngine.class).values())
                .singleElement()
                .isInstanceOf(EventLogStorageEngine.class);
    }

    @Test
    void nothingConfiguresADataSourceOrTransactions() {
        assertThat(context.getBeansOfType(DataSource.class)).isEmpty();
        assertThat(context.getBeansOfType(TransactionManager.class)).isEmpty();
        assertThat(Arrays.stream(context.getBeanDefinitionNames())
                        .map(context::getType)
                        .filter(Objects::nonNull)
                        .map(Class::getName))
                .noneMatch(name -> name.startsWith("org.axonframework.") && name.contains(".jdbc."))
                .noneMatch(name -> name.startsWith("org.springframework.boot.jdbc."));
    }
}
