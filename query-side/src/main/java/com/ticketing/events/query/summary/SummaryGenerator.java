package com.ticketing.events.query.summary;

/** Generator of summaries. The built-in one can be replaced by a client of a language model. */
interface SummaryGenerator {

    /** Part of every key; a new version invalidates every cached summary. */
    String version();

    /**
     * Generates a summary chunk by chunk: 50-100 words separated by one space, in chunks of 2-5 words without line
     * breaks. Every chunk but the last ends with a space.
     *
     * <p>Called on a virtual thread and may block. Terminates in bounded time; throws if the text is incomplete.
     */
    void generate(SummarySource source, ChunkSink sink) throws InterruptedException;

    /** Receives the chunks in order. */
    interface ChunkSink {

        /** Accepts the next chunk; does not block. */
        void add(String chunk);
    }
}
