package com.ticketing.events.query.notification.sns;

import com.ticketing.events.query.audit.AuditLog;
import com.ticketing.events.query.notification.NotificationProperties;
import com.ticketing.events.query.notification.aws.AwsClients;
import com.ticketing.events.query.notification.channel.CancellationReasons;
import com.ticketing.events.query.notification.channel.ConditionalOnSetting;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sns.SnsClient;
import tools.jackson.databind.json.JsonMapper;

/** The channel {@code sns}, if a topic is configured. Without one no class of AWS's SDK is loaded. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnSetting(SnsProperties.TOPIC_ARN)
@EnableConfigurationProperties(SnsProperties.class)
class SnsConfiguration {

    @Bean
    SnsNotifier snsNotifier(
            SnsProperties properties, NotificationProperties deliveries, AuditLog log, JsonMapper json, Clock clock) {
        deliveries.requireHalfALease(SnsProperties.TIMEOUT, properties.timeout());
        TopicArn topic = properties.topic();
        SnsClient client = AwsClients.build(
                SnsClient.builder().region(Region.of(topic.region())), properties.endpoint(), properties.timeout());
        return new SnsNotifier(client, topic, properties.timeout(), new CancellationReasons(log), json, clock);
    }
}
