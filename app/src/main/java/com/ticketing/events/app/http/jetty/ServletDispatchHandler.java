package com.ticketing.events.app.http.jetty;

import com.ticketing.events.supervision.Admission;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Selects the thread of each request that goes to the servlets: one of a few platform threads for the actuator, a
 * virtual thread of its own for any other request.
 *
 * <p>No other request can delay health and metrics, because it takes neither these threads nor, unlike on a virtual
 * thread, their processor time. No client can occupy one of them: requests with a body stay on virtual threads, where
 * the body is awaited, and {@link UnblockedResponse} writes without waiting for the client.
 */
final class ServletDispatchHandler extends Handler.Wrapper {

    private static final String ACTUATOR = "/actuator";

    private static final int OPERATIONS_THREADS = 4;

    /** Requests that wait for one of the threads; a further one is 429. */
    private static final int MAX_WAITING_OPERATIONS = 1024;

    private static final int KEEP_ALIVE_SECONDS = 60;

    private final Executor virtualThreads = virtualThreads();
    private final ThreadPoolExecutor operationsThreads;
    private final Admission admission = new Admission(ServletDispatchHandler.class, "Admission of actuator requests");

    ServletDispatchHandler(Handler servlets) {
        this(servlets, MAX_WAITING_OPERATIONS);
    }

    ServletDispatchHandler(Handler servlets, int maxWaitingOperations) {
        super(servlets);
        operationsThreads = operationsThreads(maxWaitingOperations);
    }

    /** A virtual thread per request. */
    static Executor virtualThreads() {
        return task -> Thread.ofVirtual().name("http").start(task);
    }

    private static ThreadPoolExecutor operationsThreads(int maxWaiting) {
        ThreadPoolExecutor threads = new ThreadPoolExecutor(
                OPERATIONS_THREADS,
                OPERATIONS_THREADS,
                KEEP_ALIVE_SECONDS,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(maxWaiting),
                Thread.ofPlatform().daemon().name("operations-", 1).factory());
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }

    @Override
    public InvocationType getInvocationType() {
        return InvocationType.NON_BLOCKING;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        if (!isOperation(request) || hasBody(request)) {
            virtualThreads.execute(() -> dispatch(request, response, callback));
            return true;
        }
        try {
            UnblockedResponse unblocked = new UnblockedResponse(request, response, callback);
            operationsThreads.execute(() -> dispatch(request, unblocked, unblocked));
            admission.admitted();
        } catch (RejectedExecutionException e) {
            admission.refused("too many wait");
            Response.writeError(request, response, callback, HttpStatus.TOO_MANY_REQUESTS_429);
        }
        return true;
    }

    private static boolean isOperation(Request request) {
        String path = Request.getPathInContext(request);
        return path.startsWith(ACTUATOR)
                && (path.length() == ACTUATOR.length() || path.charAt(ACTUATOR.length()) == '/');
    }

    private static boolean hasBody(Request request) {
        return request.getLength() > 0 || request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING);
    }

    private void dispatch(Request request, Response response, Callback callback) {
        try {
            if (!super.handle(request, response, callback)) {
                Response.writeError(request, response, callback, HttpStatus.NOT_FOUND_404);
            }
        } catch (Exception | Error e) {
            Response.writeError(request, response, callback, e);
        }
    }

    /** The number of refused requests. */
    long refusals() {
        return admission.refusals();
    }

    @Override
    protected void doStop() throws Exception {
        super.doStop();
        operationsThreads.shutdown();
    }
}
