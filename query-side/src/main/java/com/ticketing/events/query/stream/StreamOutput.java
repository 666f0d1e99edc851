package com.ticketing.events.query.stream;

/** Non-blocking output of the response body of one {@link EventStream}. */
public interface StreamOutput {

    /** Receives the outcome of a write, on any thread, possibly before {@link #write} returns. */
    interface Completion {

        /** The part has been handed to the network. */
        void written();

        /** The client has disconnected, or the stream was aborted. */
        void failed(Throwable cause);
    }

    /**
     * Begins to write a part. The next part is written only after the completion. The first part commits status and
     * headers; if it is the last and empty, the status is 204.
     */
    void write(StreamPart part, Completion completion);

    /** Ends the response because its source has failed: with an error response if nothing was written before. */
    void fail(Throwable failure);

    /** Closes the connection, so that a write in progress fails. */
    void abort(Throwable cause);
}
