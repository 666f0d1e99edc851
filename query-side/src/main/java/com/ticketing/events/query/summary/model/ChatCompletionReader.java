package com.ticketing.events.query.summary.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.metadata.ChatGenerationMetadata;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.model.Generation;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the events of a streamed chat completion from the bytes of a response. Not thread-safe. */
final class ChatCompletionReader {

    private static final int MAX_BYTES = 256 * 1024;
    private static final String DATA = "data:";
    private static final String DONE = "[DONE]";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Consumer<ChatResponse> responses;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private int total;

    /** @param responses receives each fragment of the text, and the reason of its end */
    ChatCompletionReader(Consumer<ChatResponse> responses) {
        this.responses = responses;
    }

    /**
     * Reads the next bytes.
     *
     * @throws ModelUnavailable if they are no chat completion, or too many
     */
    void read(ByteBuffer bytes) {
        total += bytes.remaining();
        if (total > MAX_BYTES) {
            throw new ModelUnavailable("the response of the model has more than " + MAX_BYTES + " bytes");
        }
        while (bytes.hasRemaining()) {
            byte next = bytes.get();
            if (next == '\n') {
                event(line.toString(UTF_8).strip());
                line.reset();
            } else {
                line.write(next);
            }
        }
    }

    /** Each event of the protocol is one line of data; others are comments, and fields that it does not use. */
    private void event(String text) {
        if (text.startsWith(DATA)) {
            String data = text.substring(DATA.length()).strip();
            if (!data.equals(DONE)) {
                responses.accept(response(data));
            }
        }
    }

    private static ChatResponse response(String data) {
        JsonNode event;
        try {
            event = JSON.readTree(data);
        } catch (JacksonException e) {
            throw new ModelUnavailable("the response of the model is not JSON");
        }
        if (event.has("error")) {
            throw new ModelUnavailable("the endpoint of the model has reported an error");
        }
        JsonNode choice = event.at("/choices/0");
        AssistantMessage message =
                new AssistantMessage(choice.at("/delta/content").asString(""));
        ChatGenerationMetadata metadata = ChatGenerationMetadata.builder()
                .finishReason(choice.path("finish_reason").asString("").toUpperCase(Locale.ROOT))
                .build();
        return new ChatResponse(List.of(new Generation(message, metadata)));
    }
}
