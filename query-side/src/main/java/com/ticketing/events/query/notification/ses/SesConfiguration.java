package com.ticketing.events.query.notification.ses;

import com.ticketing.events.query.notification.NotificationProperties;
import com.ticketing.events.query.notification.aws.AwsClients;
import com.ticketing.events.query.notification.channel.ConditionalOnSetting;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.services.sesv2.SesV2Client;

/** The channel {@code ses}, if a sender is configured. Without one no class of AWS's SDK is loaded. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnSetting(SesProperties.FROM)
@EnableConfigurationProperties(SesProperties.class)
class SesConfiguration {

    @Bean
    SesNotifier sesNotifier(SesProperties properties, NotificationProperties deliveries, Clock clock) {
        deliveries.requireHalfALease(SesProperties.TIMEOUT, properties.timeout());
        SesV2Client client = AwsClients.build(
                SesV2Client.builder().region(AwsClients.region(SesProperties.REGION, properties.region())),
                properties.endpoint(),
                properties.timeout());
        return new SesNotifier(client, properties, clock);
    }
}
