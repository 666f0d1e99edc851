package com.ticketing.events.query.summary.generator;

/** Generator of summaries: {@link TemplateSummaryGenerator}, or an adapter that is configured instead. */
public interface SummaryGenerator {

    /** The name of the bean of an adapter that is configured instead of the template. */
    String CONFIGURED = "configuredSummaryGenerator";

    /** Part of every key; a new version invalidates every cached summary. */
    String version();

    /**
     * Generates a summary chunk by chunk: 50-100 words separated by one space, in chunks of 2-5 words without line
     * breaks. Every chunk but the last ends with a space.
     *
     * <p>Called on a virtual thread and may block. Terminates in bounded time; throws if the text is incomplete.
     */
    void generate(SummarySource source, ChunkSink sink) throws InterruptedException;

    /**
     * Called when a text is no longer needed on this node, for a generator that keeps texts of its own. Does not block.
     *
     * @param key of the version of this generator
     */
    default void removed(SummaryKey key) {}

    /** Receives the chunks in order. */
    @FunctionalInterface
    interface ChunkSink {

        /** Accepts the next chunk; does not block. */
        void add(String chunk);

        /**
         * Declares, before the first chunk, that the text is that of another generator, which stands in. Its key is
         * then made of that generator's version, and it is not cached under the key that was requested.
         *
         * @param version the version of the other generator
         */
        default void standIn(String version) {}
    }
}
