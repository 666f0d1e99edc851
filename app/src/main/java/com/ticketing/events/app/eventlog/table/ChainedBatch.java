package com.ticketing.events.app.eventlog.table;

import com.ticketing.events.DomainEventType;
import com.ticketing.events.app.eventlog.chain.ChainLink;
import java.util.ArrayList;
import java.util.List;

/** Domain events to insert in one transaction, each with the link of the hash chain that it gets. Not thread-safe. */
public final class ChainedBatch {

    /** Deletes the data keys that an erasure destroys; bound to the Event's id and the version of the erasure. */
    public static final String DELETE_KEYS = "delete from personal_data_key where event_position in"
            + " (select position from domain_event where event_id = ? and version < ?)";

    private final ChainLink start;
    private final List<Row> rows = new ArrayList<>();
    private ChainLink end;

    /** A domain event with its position and hash. */
    public record Row(ChainLink link, NewEvent event) {}

    /** Creates an empty batch behind {@code start}. */
    public ChainedBatch(ChainLink start) {
        this.start = start;
        this.end = start;
    }

    /** Adds a domain event at the next position. */
    public void add(NewEvent event) {
        end = end.next(event.canonicalForm());
        rows.add(new Row(end, event));
    }

    /** The link before the first row. */
    public ChainLink start() {
        return start;
    }

    /** The link of the last row. */
    public ChainLink end() {
        return end;
    }

    /** All rows, in the order of their positions. */
    public List<Row> rows() {
        return rows;
    }

    /** The rows whose domain events have a data key to store. */
    public List<Row> withKeys() {
        return rows.stream().filter(row -> row.event().storedKey() != null).toList();
    }

    /**
     * The erasures of personal data. The keys that they destroy are of earlier batches, because the aggregate was read
     * before it was erased.
     */
    public List<NewEvent> erasures() {
        return rows.stream()
                .map(Row::event)
                .filter(event -> event.type().equals(DomainEventType.PERSONAL_DATA_ERASED.storedName()))
                .toList();
    }
}
