package com.ticketing.events.query.summary.redis;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.resource.ClientResources;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.springframework.data.redis.connection.lettuce.LettuceClientConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/** The connections to Redis: reconnected in the background; a command without a connection fails at once. */
final class RedisConnections implements AutoCloseable {

    private static final int THREADS = 2;
    private static final long SHUTDOWN_MILLIS = 500;

    private final ClientResources resources = ClientResources.builder()
            .ioThreadPoolSize(THREADS)
            .computationThreadPoolSize(THREADS)
            .build();
    private final LettuceConnectionFactory factory;

    /** @param timeout the limit of a command, and of the connection */
    RedisConnections(String url, Duration timeout) {
        RedisURI uri = RedisURI.create(url);
        ClientOptions options = ClientOptions.builder()
                .disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS)
                .socketOptions(SocketOptions.builder().connectTimeout(timeout).build())
                .timeoutOptions(TimeoutOptions.enabled(timeout))
                .build();
        LettuceClientConfiguration.LettuceClientConfigurationBuilder client =
                LettuceClientConfiguration.builder().clientResources(resources).clientOptions(options);
        client.apply(uri);
        factory = new LettuceConnectionFactory(
                LettuceConnectionFactory.createRedisConfiguration(uri),
                client.commandTimeout(timeout).build());
        factory.afterPropertiesSet();
    }

    LettuceConnectionFactory factory() {
        return factory;
    }

    @Override
    public void close() {
        factory.destroy();
        Future<?> _ = resources.shutdown(0, SHUTDOWN_MILLIS, TimeUnit.MILLISECONDS);
    }
}
