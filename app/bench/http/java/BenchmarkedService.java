package com.ticketing.events.bench;

import com.ticketing.events.app.EventServiceApplication;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.jetty.servlet.JettyServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * The service, and in front of everything the ceilings that it is measured against: {@code /constant/BYTES}, and {@code
 * /dressed/BYTES}, which has as many headers as a list.
 */
public final class BenchmarkedService {

    private BenchmarkedService() {}

    @Configuration(proxyBeanMethods = false)
    static class InFront {

        /** Behind it stands what the service itself puts in front. */
        @Bean
        @Order(Ordered.LOWEST_PRECEDENCE)
        WebServerFactoryCustomizer<JettyServletWebServerFactory> ceiling() {
            return jetty -> jetty.addServerCustomizers(server -> server.setHandler(new Ceiling(server.getHandler())));
        }
    }

    private static final class Ceiling extends Handler.Wrapper {

        private static final String BARE = "/constant/";
        private static final String DRESSED = "/dressed/";

        private static final Map<String, String> HEADERS = Map.of(
                "X-Request-Id", "00000000-0000-0000-0000-000000000000",
                "X-Content-Type-Options", "nosniff",
                "X-XSS-Protection", "0",
                "X-Frame-Options", "DENY",
                "ETag", "\"00000000000000000000000000000000\"",
                "Cache-Control", "public, max-age=0, must-revalidate",
                "Link", "<" + "x".repeat(90) + ">; rel=\"first\", <" + "x".repeat(90) + ">; rel=\"last\"");
        private static final List<String> VARY =
                List.of("Origin", "Access-Control-Request-Method", "Access-Control-Request-Headers");

        private final Map<String, byte[]> bodies = new ConcurrentHashMap<>();

        Ceiling(Handler handler) {
            super(handler);
        }

        @Override
        public boolean handle(Request request, Response response, Callback callback) throws Exception {
            String path = request.getHttpURI().getPath();
            if (!path.startsWith(BARE) && !path.startsWith(DRESSED)) {
                return super.handle(request, response, callback);
            }
            if (path.startsWith(DRESSED)) {
                HEADERS.forEach(response.getHeaders()::add);
                VARY.forEach(name -> response.getHeaders().add("Vary", name));
            }
            byte[] body = bodies.computeIfAbsent(path, Ceiling::body);
            response.setStatus(200);
            response.getHeaders().add(HttpHeader.CONTENT_TYPE, "application/json");
            response.getHeaders().add(HttpHeader.CONTENT_LENGTH, body.length);
            response.write(true, ByteBuffer.wrap(body), callback);
            return true;
        }

        private static byte[] body(String path) {
            byte[] body = new byte[Integer.parseInt(path.substring(path.lastIndexOf('/') + 1))];
            Arrays.fill(body, (byte) 'x');
            return body;
        }
    }

    public static void main(String[] arguments) throws ClassNotFoundException {
        Class.forName(EventServiceApplication.class.getName());
        SpringApplication.run(new Class<?>[] {EventServiceApplication.class, InFront.class}, arguments);
    }
}
