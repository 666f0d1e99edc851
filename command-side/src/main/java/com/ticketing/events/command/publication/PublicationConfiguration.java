package com.ticketing.events.command.publication;

import com.ticketing.events.command.CommandSender;
import com.ticketing.events.supervision.Supervisor;
import java.time.Clock;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.StreamableMessageSource;
import org.springframework.context.annotation.Bean;

/**
 * Spring configuration of scheduled publication. Not annotated as a configuration, so that the component scan of the
 * command side does not find it: the command {@code load} has a command side, and publishes nothing.
 */
public class PublicationConfiguration {

    @Bean
    PublicationScheduler publicationScheduler(
            ScheduleReader schedules,
            StreamableMessageSource<TrackedEventMessage<?>> log,
            CommandSender commands,
            Clock clock,
            Supervisor supervisor) {
        return new PublicationScheduler(
                schedules, log, new PublicationSender(commands, clock, supervisor), clock, supervisor);
    }
}
