package com.ticketing.events.app.eventlog;

import com.ticketing.events.app.eventlog.database.LogDatabase;
import com.ticketing.events.app.eventlog.database.postgres.PostgresDatabase;
import com.ticketing.events.app.eventlog.database.sqlite.SqliteDatabase;
import com.ticketing.events.app.personaldata.DataKeys;
import com.ticketing.events.app.personaldata.DatabaseDataKeys;
import com.ticketing.events.app.personaldata.wrapping.FileKeyWrapping;
import com.ticketing.events.app.personaldata.wrapping.KeyFile;
import com.ticketing.events.app.personaldata.wrapping.PersonalDataProperties;
import com.ticketing.events.app.role.ConditionalOnSide;
import com.ticketing.events.app.role.Role;
import com.ticketing.events.app.role.Side;
import com.ticketing.events.command.PersonalDataShredder;
import com.ticketing.events.command.web.CommandPosition;
import com.ticketing.events.query.audit.chain.HashChain;
import com.ticketing.events.supervision.Supervisor;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.time.Clock;
import java.util.Optional;
import org.axonframework.serialization.Serializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * Beans of the event log. Spring Boot's modules for data sources and Flyway are not on the class path; the event log
 * opens and migrates its database itself.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({EventLogProperties.class, DatasourceProperties.class, PersonalDataProperties.class})
public class EventLogConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(EventLogConfiguration.class);

    @Bean
    @ConditionalOnSide(Side.COMMAND)
    EventLog eventLog(
            EventLogProperties properties,
            DatasourceProperties datasource,
            DataKeys dataKeys,
            Supervisor supervisor,
            ObjectProvider<MeterRegistry> meters,
            Environment environment) {
        if (!datasource.isPostgres() && Role.of(environment) != Role.ALL) {
            throw refusedOnSqlite();
        }
        return EventLog.open(
                database(properties, datasource),
                properties.log(),
                dataKeys,
                supervisor,
                meters.getIfAvailable(CompositeMeterRegistry::new));
    }

    /** The node migrates nothing and needs a user that may only read. */
    @Bean
    @ConditionalOnMissingBean
    EventLog readOnlyEventLog(
            EventLogProperties properties, DatasourceProperties datasource, DataKeys dataKeys, Supervisor supervisor) {
        if (!datasource.isPostgres()) {
            throw refusedOnSqlite();
        }
        PostgresDatabase database = PostgresDatabase.openReadOnly(
                datasource.requiredUrl(),
                datasource.username(),
                datasource.password(),
                properties.log().pollInterval());
        return EventLog.openReadOnly(database, properties.log(), dataKeys, supervisor);
    }

    private static IllegalArgumentException refusedOnSqlite() {
        return new IllegalArgumentException(Role.PROPERTY + " must be all with SQLite, whose data directory belongs to"
                + " one process; set spring.datasource.url for nodes with other roles");
    }

    /** Data keys in the database; replace this bean to wrap them with a KMS, or to hold them there. */
    @Bean
    public static DataKeys dataKeys(
            EventLogProperties properties, DatasourceProperties datasource, PersonalDataProperties personalData) {
        return keyFile(properties, datasource, personalData)
                .map(file -> new DatabaseDataKeys(new FileKeyWrapping(file)))
                .orElseGet(DatabaseDataKeys::new);
    }

    /** The file of key-encryption keys; empty on PostgreSQL unless it is configured. */
    static Optional<KeyFile> keyFile(
            EventLogProperties properties, DatasourceProperties datasource, PersonalDataProperties personalData) {
        return personalData.keyFile(datasource.isPostgres() ? null : properties.dataDir());
    }

    /** Warns among the last lines of the start when data keys are not wrapped, or erasures not recorded. */
    @Bean
    ApplicationListener<ApplicationReadyEvent> personalDataWarnings(
            EventLogProperties properties,
            DatasourceProperties datasource,
            PersonalDataProperties personalData,
            Environment environment) {
        return _ -> {
            if (keyFile(properties, datasource, personalData).isEmpty()) {
                LOG.warn("The keys of personal data are stored in the database as they are; set"
                        + " events.personal-data.key-file, and wrap them with ./event-service rotate-keys");
            }
            if (Role.of(environment).has(Side.COMMAND)
                    && properties.erasureLedger(!datasource.isPostgres()).isEmpty()) {
                LOG.warn("Erasures of personal data are not recorded apart from the database, so that a restored backup"
                        + " brings back erased data; set events.erasure-ledger to a file");
            }
        };
    }

    @Bean
    @ConditionalOnSide(Side.COMMAND)
    CommandPosition commandPosition(EventLog eventLog) {
        return eventLog::takeAppendedPosition;
    }

    @Bean
    @ConditionalOnSide(Side.COMMAND)
    PersonalDataShredder personalDataShredder(
            EventLog eventLog, EventLogProperties properties, DatasourceProperties datasource) {
        return new RecordingShredder(eventLog, properties.erasureLedger(!datasource.isPostgres()));
    }

    /** Reconciled before it is used, and on PostgreSQL again when the log is replaced while the node runs. */
    @Bean
    @ConditionalOnSide(Side.COMMAND)
    LedgerReconciliation ledgerReconciliation(
            EventLog eventLog,
            EventLogProperties properties,
            DatasourceProperties datasource,
            @Qualifier("eventSerializer") Serializer serializer,
            ObjectProvider<Clock> clock) {
        ErasureReplay replay = new ErasureReplay(eventLog, serializer, clock.getIfAvailable(Clock::systemUTC));
        return new LedgerReconciliation(eventLog, properties.erasureLedger(!datasource.isPostgres()), replay);
    }

    private static LogDatabase database(EventLogProperties properties, DatasourceProperties datasource) {
        return datasource.isPostgres()
                ? PostgresDatabase.open(
                        datasource.requiredUrl(),
                        datasource.username(),
                        datasource.password(),
                        properties.log().pollInterval())
                : SqliteDatabase.open(properties.dataDir());
    }

    @Bean
    HashChain hashChain(EventLog eventLog) {
        return eventLog.hashChain();
    }
}
