package com.ticketing.events.app.deliverylog;

import static java.util.stream.Collectors.toUnmodifiableMap;

import com.ticketing.events.app.eventlog.EventLog;
import com.ticketing.events.app.role.ConditionalOnSide;
import com.ticketing.events.app.role.Side;
import com.ticketing.events.query.notification.Notifier;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@ConditionalOnSide(Side.COMMAND)
@Configuration(proxyBeanMethods = false)
class DeliveryLogConfiguration {

    @Bean
    JdbcDeliveryLog deliveryLog(EventLog eventLog, List<Notifier> channels) {
        return JdbcDeliveryLog.open(
                eventLog.database(),
                channels.stream().collect(toUnmodifiableMap(Notifier::channel, channel -> channel::accepts)));
    }

    @Bean
    MeterBinder deliveryLogMetrics(JdbcDeliveryLog deliveries) {
        return deliveries::bindTo;
    }
}
