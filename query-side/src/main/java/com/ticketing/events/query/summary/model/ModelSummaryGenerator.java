package com.ticketing.events.query.summary.model;

import com.ticketing.events.query.summary.generator.SummaryGenerator;
import com.ticketing.events.query.summary.generator.SummaryKey;
import com.ticketing.events.query.summary.generator.SummarySource;
import com.ticketing.events.query.summary.generator.TemplateSummaryGenerator;
import com.ticketing.events.query.summary.model.ModelCalls.Outcome;
import java.time.Duration;

/**
 * Generates summaries with a language model. The template stands in if the budget is used up, the circuit breaker is
 * open, or no usable text comes before the first chunk; a later failure fails the generation. Thread-safe.
 *
 * <p>An Event whose own title or location breaks the rules of a text always has the text of the template.
 */
final class ModelSummaryGenerator implements SummaryGenerator, AutoCloseable {

    private final ModelClient client;
    private final TemplateSummaryGenerator templates;
    private final ModelCalls calls;
    private final Duration firstChunkTimeout;
    private final Duration timeout;
    private final String version;

    ModelSummaryGenerator(
            ModelClient client,
            ModelSummaryProperties properties,
            TemplateSummaryGenerator templates,
            ModelCalls calls) {
        this.client = client;
        this.templates = templates;
        this.calls = calls;
        firstChunkTimeout = properties.firstChunkTimeout();
        timeout = properties.timeout();
        version = "model-" + ModelPrompt.INSTRUCTION_VERSION + "-" + properties.name() + "-" + templates.version();
    }

    /** Of instruction, model and template, whose sentences may complete a text. */
    @Override
    public String version() {
        return version;
    }

    @Override
    public void generate(SummarySource source, ChunkSink sink) throws InterruptedException {
        if (TextRules.forbid(source.title()) || TextRules.forbid(source.location())) {
            templates.generate(source, sink);
        } else if (!calls.tryBegin() || !generateWithModel(source, sink)) {
            sink.standIn(templates.version());
            templates.generate(source, sink);
        }
    }

    /** @return false if the model has failed and no chunk was passed on */
    private boolean generateWithModel(SummarySource source, ChunkSink sink) throws InterruptedException {
        TemplateSummaryGenerator.Sentences template = templates.sentences(source);
        SummaryAssembler summary = new SummaryAssembler(source, template, SummaryKey.of(source, version), sink);
        try (ModelTextStream text = client.stream(ModelPrompt.of(source, template.dates()))) {
            read(text, new SentenceReader(source.title(), source.location()), summary);
        } catch (RuntimeException e) {
            calls.failed(summary.hasStarted() ? Outcome.BROKEN : Outcome.FAILED, e);
            if (!summary.hasStarted()) {
                return false;
            }
            throw e;
        } catch (InterruptedException | Error e) {
            calls.failed(Outcome.BROKEN, e);
            throw e;
        }
        calls.succeeded();
        return true;
    }

    private void read(ModelTextStream text, SentenceReader sentences, SummaryAssembler summary)
            throws InterruptedException {
        long start = System.nanoTime();
        while (!summary.isComplete()) {
            String fragment = text.next(start + (summary.hasStarted() ? timeout : firstChunkTimeout).toNanos());
            if (fragment == null) {
                sentences.end();
            } else {
                sentences.add(fragment);
            }
            for (String sentence = sentences.next(); sentence != null; sentence = sentences.next()) {
                summary.add(sentence);
            }
            if (fragment == null) {
                summary.end();
            }
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
