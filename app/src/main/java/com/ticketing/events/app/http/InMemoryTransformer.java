package com.ticketing.events.app.http;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.core.io.Resource;
import org.springframework.web.servlet.resource.ResourceTransformer;
import org.springframework.web.servlet.resource.ResourceTransformerChain;
import org.springframework.web.servlet.resource.TransformedResource;

/** Reads a static file into memory, where the resource chain caches it. Otherwise each request would decompress it. */
public final class InMemoryTransformer implements ResourceTransformer {

    @Override
    public Resource transform(HttpServletRequest request, Resource file, ResourceTransformerChain chain)
            throws IOException {
        Resource transformed = chain.transform(request, file);
        return new TransformedResource(transformed, transformed.getContentAsByteArray());
    }
}
