package com.ticketing.events.app.http.position;

import com.ticketing.events.query.catalog.live.CatalogPositionBarrier;
import com.ticketing.events.query.notification.DeliveryPositionBarrier;
import java.util.Optional;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The queries of each projection that this node has wait for that projection. */
@Configuration(proxyBeanMethods = false)
class QueryPositionConfiguration implements WebMvcConfigurer {

    private static final String[] OF_CATALOG = {
        "/", "/e/*", "/sitemap.xml", "/events/**", "/public/**", "/audit/**", "/projections/**"
    };

    /** Waits in front of the servlets, and its responses have no position. */
    private static final String WITHOUT_POSITION = "/public/changes";

    private static final String OF_DELIVERIES = "/notifications/**";

    private final Optional<CatalogPositionBarrier> catalog;
    private final Optional<DeliveryPositionBarrier> deliveries;

    QueryPositionConfiguration(Optional<CatalogPositionBarrier> catalog, Optional<DeliveryPositionBarrier> deliveries) {
        this.catalog = catalog;
        this.deliveries = deliveries;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        catalog.ifPresent(barrier -> registry.addInterceptor(new QueryPositionInterceptor(barrier))
                .addPathPatterns(OF_CATALOG)
                .excludePathPatterns(WITHOUT_POSITION));
        deliveries.ifPresent(barrier ->
                registry.addInterceptor(new QueryPositionInterceptor(barrier)).addPathPatterns(OF_DELIVERIES));
    }
}
