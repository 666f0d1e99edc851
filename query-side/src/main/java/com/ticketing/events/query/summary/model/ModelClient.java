package com.ticketing.events.query.summary.model;

import org.springframework.ai.chat.client.ChatClient;
import org.springframework.ai.chat.prompt.Prompt;

/** Spring AI's client of the configured endpoint. Never retries, because a reader waits. Thread-safe. */
final class ModelClient implements AutoCloseable {

    private final ChatCompletionsModel model;
    private final ChatClient chat;

    ModelClient(ModelSummaryProperties properties) {
        model = new ChatCompletionsModel(properties);
        chat = ChatClient.create(model);
    }

    /** Sends a request and returns without waiting for the response. */
    ModelTextStream stream(Prompt prompt) {
        return new ModelTextStream(chat.prompt(prompt).stream().chatResponse());
    }

    @Override
    public void close() {
        model.close();
    }
}
