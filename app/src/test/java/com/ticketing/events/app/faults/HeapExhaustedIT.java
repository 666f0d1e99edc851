package com.ticketing.events.app.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.app.faults.rig.ConcurrentWriters;
import com.ticketing.events.app.faults.rig.DomainEventTable;
import com.ticketing.events.app.faults.rig.EventModel;
import com.ticketing.events.app.faults.rig.HeapExhaustingAgent;
import com.ticketing.events.app.faults.rig.ServiceProcess;
import com.ticketing.events.app.faults.rig.TestStorage;
import com.ticketing.events.supervision.ProcessTermination;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A thread of the service exhausts the heap. */
class HeapExhaustedIT {

    @TempDir
    private Path directory;

    @Test
    void endsTheProcessWithoutLosingAnAcknowledgedWrite() throws Exception {
        TestStorage storage = TestStorage.sqlite(directory);
        List<EventModel> events;
        try (ServiceProcess service = ServiceProcess.ready(storage);
                ConcurrentWriters writers = new ConcurrentWriters(service.client())) {
            writers.awaitAcknowledged(200);
            events = writers.stop();
            HeapExhaustingAgent.attachTo(service.pid(), directory);
            assertThat(service.awaitExit()).as(service.output()).isEqualTo(ProcessTermination.EXIT_CODE);
            assertThat(service.output().lines().filter(line -> line.startsWith("Fatal error in ")))
                    .singleElement()
                    .asString()
                    .contains("OutOfMemoryError");
        }

        try (ServiceProcess service = ServiceProcess.ready(storage)) {
            for (EventModel event : events) {
                event.verify(service.client());
            }
        }
        new DomainEventTable(storage).verifyGapless();
    }
}
