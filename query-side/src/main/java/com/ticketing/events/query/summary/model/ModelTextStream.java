package com.ticketing.events.query.summary.model;

import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.model.Generation;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Signal;

/**
 * The text of one response as fragments, read with a deadline. The queue is bounded by the size of the response ({@link
 * ChatCompletionReader}). Used by one thread.
 */
final class ModelTextStream implements AutoCloseable {

    /** The reasons for which a model ends a complete text; after others, or none, the text is incomplete. */
    private static final Set<String> REGULAR_ENDS = Set.of("STOP", "LENGTH");

    private final BlockingQueue<Signal<ChatResponse>> signals = new LinkedBlockingQueue<>();
    private final Disposable subscription;
    private boolean hasRegularEnd;

    ModelTextStream(Flux<ChatResponse> responses) {
        subscription = responses.materialize().subscribe(signals::add);
    }

    /**
     * The next fragment, perhaps empty.
     *
     * @param deadlineNanos a value of {@link System#nanoTime}
     * @return null at the end of a complete text
     * @throws ModelUnavailable if the response fails, ends early, or has no further fragment before the deadline
     */
    @Nullable
    String next(long deadlineNanos) throws InterruptedException {
        Signal<ChatResponse> signal = signals.poll(deadlineNanos - System.nanoTime(), TimeUnit.NANOSECONDS);
        if (signal == null) {
            throw new ModelUnavailable("the model has not responded in time");
        }
        if (signal.isOnError()) {
            throw new ModelUnavailable(reason(signal.getThrowable()));
        }
        if (signal.isOnComplete()) {
            if (!hasRegularEnd) {
                throw new ModelUnavailable("the response of the model has ended early");
            }
            return null;
        }
        ChatResponse response = signal.get();
        return response == null ? "" : fragment(response);
    }

    private String fragment(ChatResponse response) {
        Generation generation = response.getResult();
        if (generation == null) {
            return "";
        }
        String end = generation.getMetadata().getFinishReason();
        if (end != null && REGULAR_ENDS.contains(end)) {
            hasRegularEnd = true;
        }
        String text = generation.getOutput().getText();
        return text == null ? "" : text;
    }

    private static String reason(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ModelUnavailable) {
                return String.valueOf(cause.getMessage());
            }
        }
        return "the exchange with the model has failed: " + failure;
    }

    @Override
    public void close() {
        subscription.dispose();
    }
}
