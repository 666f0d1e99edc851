package com.ticketing.events.app.http.proxy;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** The trusted proxies, and a refusal of settings about proxies and prefixes that would hold on a part of the paths. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TrustedProxies.class)
class ProxyConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(ProxyConfiguration.class);

    private static final String FORWARDED_HEADERS = "server.forward-headers-strategy";

    /** @throws IllegalArgumentException with one line that begins with the name of the setting */
    ProxyConfiguration(Environment settings, TrustedProxies proxies) {
        refusePrefix(settings, "server.servlet.context-path");
        refusePrefix(settings, "spring.mvc.servlet.path");
        String strategy = settings.getProperty(FORWARDED_HEADERS, "");
        if (strategy.equalsIgnoreCase("framework")) {
            throw new IllegalArgumentException(
                    FORWARDED_HEADERS + " must be native, which has effect on every path, but is " + strategy);
        }
        if (strategy.equalsIgnoreCase("native") && proxies.isEmpty()) {
            LOG.warn(
                    "{} is native, and events.limits.trusted-proxies names no proxy: every client can claim another"
                            + " scheme, host and port, and none another address",
                    FORWARDED_HEADERS);
        }
    }

    /** Handlers in front of the servlets, and pages, use absolute paths. */
    private static void refusePrefix(Environment settings, String name) {
        String prefix = settings.getProperty(name, "");
        if (!prefix.isEmpty() && !prefix.equals("/")) {
            throw new IllegalArgumentException(
                    name + " is not supported: remove it, and let a reverse proxy that adds a"
                            + " prefix remove it from the requests that it passes on");
        }
    }
}
