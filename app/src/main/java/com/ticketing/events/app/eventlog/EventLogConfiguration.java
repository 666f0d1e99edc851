package com.ticketing.events.app.eventlog;

import com.ticketing.events.app.eventlog.jdbc.LogDatabase;
import com.ticketing.events.app.eventlog.jdbc.postgres.PostgresDatabase;
import com.ticketing.events.app.eventlog.jdbc.sqlite.SqliteDatabase;
import com.ticketing.events.app.personaldata.DataKeys;
import com.ticketing.events.app.personaldata.DatabaseDataKeys;
import com.ticketing.events.command.PersonalDataShredder;
import com.ticketing.events.command.web.CommandPosition;
import com.ticketing.events.query.audit.chain.HashChain;
import com.ticketing.events.supervision.Supervisor;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Beans of the event log. Spring Boot's modules for data sources and Flyway are not on the class path; the event log
 * opens and migrates its database itself.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({EventLogProperties.class, DatasourceProperties.class})
public class EventLogConfiguration {

    @Bean
    EventLog eventLog(
            EventLogProperties properties, DatasourceProperties datasource, DataKeys dataKeys, Supervisor supervisor) {
        return EventLog.open(database(properties, datasource), properties.log(), dataKeys, supervisor);
    }

    /** Data keys in the database; replace this bean to hold them in a KMS. */
    @Bean
    DataKeys dataKeys() {
        return new DatabaseDataKeys();
    }

    @Bean
    CommandPosition commandPosition(EventLog eventLog) {
        return eventLog::takeAppendedPosition;
    }

    @Bean
    PersonalDataShredder personalDataShredder(EventLog eventLog) {
        return id -> eventLog.completeErasure(id.toString());
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
