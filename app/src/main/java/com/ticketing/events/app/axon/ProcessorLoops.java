package com.ticketing.events.app.axon;

import static java.util.stream.Collectors.toMap;

import com.ticketing.events.app.eventlog.axon.EventLogStorageEngine;
import com.ticketing.events.supervision.Loop;
import com.ticketing.events.supervision.LoopName;
import com.ticketing.events.supervision.Supervisor;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackingEventProcessor;
import org.axonframework.eventhandling.TrackingToken;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Supervision of Axon's tracking event processors. Axon retries after an exception and stops the processor after an
 * {@code Error}; a loop per processor starts it again.
 */
@Component
final class ProcessorLoops implements SmartLifecycle {

    private static final Duration POLL_INTERVAL = Duration.ofMillis(100);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(5);

    private final ObjectProvider<EventProcessingConfiguration> processing;
    private final Map<String, Loop> loops;
    private volatile boolean running;

    ProcessorLoops(
            Supervisor supervisor,
            List<ProjectionProcessor> processors,
            ObjectProvider<EventProcessingConfiguration> processing) {
        this.processing = processing;
        loops = processors.stream()
                .collect(toMap(ProjectionProcessor::name, processor -> supervisor.register(processor.loop())));
    }

    /** The loop of the processor with that name. */
    Loop of(String processor) {
        Loop loop = loops.get(processor);
        if (loop == null) {
            throw new IllegalArgumentException("No loop supervises the event processor " + processor);
        }
        return loop;
    }

    @Override
    public void start() {
        running = true;
        loops.forEach((name, loop) -> {
            TrackingEventProcessor processor = processor(name);
            loop.start(Thread.ofVirtual(), each -> watch(processor, each));
        });
    }

    private TrackingEventProcessor processor(String name) {
        return processing
                .getObject()
                .eventProcessor(name, TrackingEventProcessor.class)
                .orElseThrow();
    }

    /** Stops the processors and waits for the batches that they process. */
    void shutDown() {
        loops.keySet().forEach(name -> processor(name).shutDown());
    }

    /** Starts a processor that was shut down, after another position than the one that it has processed. */
    void startAfter(LoopName loop, long position) {
        String name = loop.text();
        TrackingToken token = EventLogStorageEngine.token(position);
        processing.getObject().tokenStore(name).storeToken(token, name, Segment.ROOT_SEGMENT.getSegmentId());
        processor(name).start();
    }

    private static void watch(TrackingEventProcessor processor, Loop loop) throws InterruptedException {
        if (processor.isError()) {
            processor.start();
        }
        while (!processor.isError()) {
            loop.progress();
            Thread.sleep(POLL_INTERVAL);
        }
        throw new IllegalStateException("Axon has stopped the event processor; the log has the reason");
    }

    @Override
    public void stop() {
        loops.values().forEach(Loop::requestStop);
        loops.values().forEach(loop -> loop.join(STOP_TIMEOUT));
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
