package com.ticketing.events.app.eventlog.axon;

import com.ticketing.events.app.eventlog.EventLog;
import com.ticketing.events.app.eventlog.EventLogConfiguration;
import com.ticketing.events.app.eventlog.LedgerReconciliation;
import com.ticketing.events.app.eventlog.serialization.DomainEventTypeNames;
import com.ticketing.events.app.eventlog.serialization.EventSerializer;
import com.ticketing.events.command.publication.ScheduleReader;
import com.ticketing.events.query.audit.AuditLog;
import com.ticketing.events.tracing.Tracing;
import java.util.Optional;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * Beans of Axon's event store on the event log. They are declared explicitly, because Axon's auto-configuration falls
 * back to an event bus without storage and reports nothing (ADR 0004).
 */
@Configuration(proxyBeanMethods = false)
@Import(EventLogConfiguration.class)
public class EventStoreConfiguration {

    /**
     * Upcasts with the beans that Axon registers as upcasters too, in their {@code @Order}. Nothing reads domain events
     * of the log before a node that writes has reconciled it with the erasure ledger. Commands of the command line are
     * not traced.
     */
    @Bean
    EventLogStorageEngine eventStorageEngine(
            EventLog eventLog,
            Optional<LedgerReconciliation> ledgerReconciliation,
            EventSerializer eventSerializer,
            ObjectProvider<EventUpcaster> upcasters,
            ObjectProvider<Tracing> tracing) {
        ledgerReconciliation.ifPresent(LedgerReconciliation::run);
        return EventLogStorageEngine.builder(eventLog, eventSerializer)
                .upcasters(upcasters.orderedStream().toList())
                .tracing(tracing.getIfAvailable(Tracing::off))
                .build();
    }

    /** Axon looks up its event serializer by this qualifier. */
    @Bean
    @Qualifier("eventSerializer")
    EventSerializer eventSerializer() {
        return new EventSerializer(new DomainEventTypeNames());
    }

    @Bean
    DurableEventStore eventStore(EventLog eventLog, EventLogStorageEngine eventStorageEngine) {
        return new DurableEventStore(eventLog, eventStorageEngine);
    }

    @Bean
    ScheduleReader scheduleReader(EventLog eventLog, EventLogStorageEngine eventStorageEngine) {
        return new LogScheduleReader(eventLog, eventStorageEngine);
    }

    @Bean
    AuditLog auditLog(EventLog eventLog, EventLogStorageEngine eventStorageEngine) {
        return new AxonAuditLog(eventLog, eventStorageEngine);
    }
}
