package com.ticketing.events.query.notification.aws;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;

/** Builds clients of AWS services that send each request once, by the JDK's HTTP client. */
public final class AwsClients {

    private static final Duration MAX_CONNECT_TIMEOUT = Duration.ofSeconds(2);

    private AwsClients() {}

    /**
     * Builds a client.
     *
     * @param builder with the region, and with credentials unless they are to come from AWS's default chain
     * @param endpoint replaces the service's own; null for that
     * @param timeout the time without data after which a call fails
     */
    public static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C build(
            B builder, @Nullable URI endpoint, Duration timeout) {
        Duration connectTimeout = timeout.compareTo(MAX_CONNECT_TIMEOUT) < 0 ? timeout : MAX_CONNECT_TIMEOUT;
        builder.overrideConfiguration(client -> client.retryStrategy(AwsRetryStrategy.doNotRetry()))
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(connectTimeout)
                        .socketTimeout(timeout));
        if (endpoint != null) {
            builder.endpointOverride(endpoint);
        }
        return builder.build();
    }

    /**
     * The region of a client.
     *
     * @param property the property that has it, with which the message of a failure begins
     * @param name its name; null for the region of AWS's default chain, such as {@code AWS_REGION}
     * @throws IllegalArgumentException if the chain has none either
     */
    public static Region region(String property, @Nullable String name) {
        if (name != null) {
            return Region.of(name);
        }
        try {
            return new DefaultAwsRegionProviderChain().getRegion();
        } catch (SdkClientException _) {
            throw new IllegalArgumentException(property + " is required, because AWS_REGION is not set");
        }
    }
}
