package com.ticketing.events.app.pages;

import com.ticketing.events.app.http.InMemoryTransformer;
import com.ticketing.events.app.role.ConditionalOnSide;
import com.ticketing.events.app.role.Side;
import java.time.Duration;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Resource handler of the pages' assets. */
@ConditionalOnSide(Side.QUERY)
@Configuration(proxyBeanMethods = false)
class PagesConfiguration implements WebMvcConfigurer {

    private static final CacheControl IMMUTABLE_FOR_A_YEAR =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

    private final Assets assets;

    PagesConfiguration(Assets assets) {
        this.assets = assets;
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler(assets.root() + "**")
                .addResourceLocations(Assets.CLASSPATH_LOCATION)
                .setCacheControl(IMMUTABLE_FOR_A_YEAR)
                .resourceChain(true)
                .addTransformer(new InMemoryTransformer());
    }
}
