package com.ticketing.events.app.personaldata;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.ticketing.events.DomainEventType;
import com.ticketing.events.PersonalField;
import java.util.LinkedHashSet;
import java.util.Set;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Turns the personal data in a domain event's JSON into ciphertext and back. A text is stored as an object with nonce and
 * ciphertext, null as null; the other fields stay as they are. What was stored before there was a seal has texts, and is
 * read as it is.
 */
public final class PersonalDataSeal {

    private static final Set<String> TYPES =
            Set.of(DomainEventType.EVENT_CREATED.storedName(), DomainEventType.INTERNAL_NOTES_REVISED.storedName());

    private static final String NONCE = "nonce";
    private static final String CIPHERTEXT = "ciphertext";

    private static final JsonMapper JSON = JsonMapper.shared();

    private final DataKeys keys;
    private final FieldCipher cipher = new FieldCipher();

    public PersonalDataSeal(DataKeys keys) {
        this.keys = keys;
    }

    /**
     * JSON that may be stored.
     *
     * @param kept what the log is to keep of its key, null when there is nothing in it to hide
     */
    public record Sealed(String json, @Nullable KeptKey kept) {}

    /**
     * JSON that can be read.
     *
     * @param lost the names of the fields that are null now because nothing could make them readable
     */
    public record Opened(String json, Set<String> lost) {}

    /** Seals what is personal in a domain event that is about to be appended. */
    public Sealed seal(String eventId, long version, String type, byte[] json) {
        if (!holdsPersonalData(type, json)) {
            return new Sealed(new String(json, UTF_8), null);
        }
        DataKeys.Issued issued = keys.issue(eventId, version);
        ObjectNode event = (ObjectNode) JSON.readTree(json);
        for (String field : PersonalField.NAMES) {
            JsonNode text = event.get(field);
            if (text != null && text.isString()) {
                FieldCipher.Sealed sealed =
                        cipher.seal(text.stringValue(), place(eventId, version, field), issued.key());
                event.putObject(field).put(NONCE, sealed.nonce()).put(CIPHERTEXT, sealed.ciphertext());
            }
        }
        return new Sealed(JSON.writeValueAsString(event), issued.kept());
    }

    /** Opens what was sealed. */
    public Opened open(String eventId, long version, byte[] json, SecretKey key) {
        ObjectNode event = (ObjectNode) JSON.readTree(json);
        Set<String> lost = new LinkedHashSet<>();
        for (String field : PersonalField.NAMES) {
            JsonNode value = event.get(field);
            if (value != null && !value.isString() && !value.isNull()) {
                String text = text(value, place(eventId, version, field), key);
                event.put(field, text);
                if (text == null) {
                    lost.add(field);
                }
            }
        }
        return new Opened(JSON.writeValueAsString(event), lost);
    }

    /** Makes null of all personal data, sealed or not. */
    public static Opened erase(byte[] json) {
        ObjectNode event = (ObjectNode) JSON.readTree(json);
        Set<String> lost = new LinkedHashSet<>();
        for (String field : PersonalField.NAMES) {
            if (event.hasNonNull(field)) {
                event.putNull(field);
                lost.add(field);
            }
        }
        return new Opened(JSON.writeValueAsString(event), lost);
    }

    /** Whether there is anything in stored JSON to be sealed or opened. In texts quotes are escaped, so it is exact. */
    public static boolean holdsPersonalData(String type, byte[] json) {
        if (!TYPES.contains(type)) {
            return false;
        }
        String text = new String(json, UTF_8);
        return PersonalField.NAMES.stream()
                .anyMatch(field -> text.contains("\"" + field + "\":") && !text.contains("\"" + field + "\":null"));
    }

    private @Nullable String text(JsonNode sealed, String place, SecretKey key) {
        try {
            JsonNode nonce = sealed.get(NONCE);
            JsonNode ciphertext = sealed.get(CIPHERTEXT);
            return nonce == null || ciphertext == null
                    ? null
                    : cipher.open(new FieldCipher.Sealed(nonce.binaryValue(), ciphertext.binaryValue()), place, key);
        } catch (JacksonException e) {
            return null;
        }
    }

    private static String place(String eventId, long version, String field) {
        return eventId + "/" + version + "/" + field;
    }
}
