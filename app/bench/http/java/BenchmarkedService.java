package com.ticketing.events.bench;

import com.ticketing.events.app.EventServiceApplication;
import java.nio.ByteBuffer;
import java.util.Arrays;
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
 * The service with an additional handler of constant responses, the upper bounds of the benchmark: paths
 * {@code /constant/BYTES}, and {@code /with-headers/BYTES} with the headers of a list.
 */
public final class BenchmarkedService {

    private BenchmarkedService() {}

    @Configuration(proxyBeanMethods = false)
    static class ConstantResponseConfiguration {

        /** Runs last, so that its handler is in front of the service's own. */
        @Bean
        @Order(Ordered.LOWEST_PRECEDENCE)
        WebServerFactoryCustomizer<JettyServletWebServerFactory> constantResponseCustomizer() {
            return jetty -> jetty.addServerCustomizers(
                    server -> server.setHandler(new ConstantResponseHandler(server.getHandler())));
        }
    }

    private static final class ConstantResponseHandler extends Handler.Wrapper {

        private static final String WITHOUT_HEADERS = "/constant/";
        private static final String WITH_HEADERS = "/with-headers/";

        /** The headers of a list, but for length and type, with values as long as those of most lists. */
        private static final Map<String, String> HEADERS = Map.of(
                "X-Request-Id", "00000000-0000-0000-0000-000000000000",
                "X-Content-Type-Options", "nosniff",
                "X-Frame-Options", "DENY",
                "Event-Log-Position", "1000000",
                "ETag", "\"00000000000000000000000000000000\"",
                "Cache-Control", "public, max-age=0, must-revalidate",
                "Vary", "Accept-Encoding",
                "Access-Control-Allow-Origin", "*",
                "Access-Control-Expose-Headers",
                        "X-Summary-Cache, ETag, Link, Location, X-Request-Id, Event-Log-Position",
                "Link", "<" + "x".repeat(90) + ">; rel=\"first\", <" + "x".repeat(90) + ">; rel=\"last\"");

        private final Map<String, byte[]> bodies = new ConcurrentHashMap<>();

        ConstantResponseHandler(Handler handler) {
            super(handler);
        }

        @Override
        public boolean handle(Request request, Response response, Callback callback) throws Exception {
            String path = request.getHttpURI().getPath();
            if (!path.startsWith(WITHOUT_HEADERS) && !path.startsWith(WITH_HEADERS)) {
                return super.handle(request, response, callback);
            }
            if (path.startsWith(WITH_HEADERS)) {
                HEADERS.forEach(response.getHeaders()::add);
            }
            byte[] body = bodies.computeIfAbsent(path, ConstantResponseHandler::body);
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
        Class<?>[] configurations = {EventServiceApplication.class, ConstantResponseConfiguration.class};
        SpringApplication.run(configurations, arguments);
    }
}
