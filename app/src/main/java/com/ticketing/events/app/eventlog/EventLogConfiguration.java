package com.ticketing.events.app.eventlog;

import com.ticketing.events.app.personaldata.DataKeys;
import com.ticketing.events.app.personaldata.KeysInTheDatabase;
import com.ticketing.events.command.Erasure;
import com.ticketing.events.query.audit.AuditLog;
import com.ticketing.events.query.audit.HashChain;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The event log and Axon's event store on it. Everything is declared here and nothing left to auto-configuration, which
 * would do without durable storage in silence; Boot's own modules for data sources and Flyway are not on the class path.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({EventLogProperties.class, DatasourceProperties.class})
public class EventLogConfiguration {

    @Bean
    EventLog eventLog(EventLogProperties properties, DatasourceProperties datasource, DataKeys dataKeys) {
        return EventLog.on(database(properties, datasource), properties.log(), dataKeys);
    }

    /** A KMS takes its place here. */
    @Bean
    DataKeys dataKeys() {
        return new KeysInTheDatabase();
    }

    @Bean
    Erasure erasure(EventLog eventLog) {
        return id -> eventLog.finishErasure(id.toString());
    }

    private static Database database(EventLogProperties properties, DatasourceProperties datasource) {
        return datasource.postgres()
                ? Postgres.open(
                        datasource.address(),
                        datasource.username(),
                        datasource.password(),
                        properties.log().pollInterval())
                : Sqlite.open(properties.dataDir());
    }

    @Bean
    EventLogStorageEngine eventStorageEngine(EventLog eventLog, EventSerializer eventSerializer) {
        return EventLogStorageEngine.builder(eventLog, eventSerializer).build();
    }

    /** Axon looks for its serializer of events by this name. */
    @Bean
    @Qualifier("eventSerializer")
    EventSerializer eventSerializer() {
        return new EventSerializer(new DomainEventTypes());
    }

    @Bean
    DurableEventStore eventStore(EventLog eventLog, EventLogStorageEngine eventStorageEngine) {
        return new DurableEventStore(eventLog, eventStorageEngine);
    }

    @Bean
    HashChain hashChain(EventLog eventLog) {
        return eventLog.chain();
    }

    @Bean
    AuditLog auditLog(EventLog eventLog, EventLogStorageEngine eventStorageEngine) {
        return new AuditTrail(eventLog, eventStorageEngine);
    }
}
