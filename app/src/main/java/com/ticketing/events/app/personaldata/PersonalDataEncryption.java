package com.ticketing.events.app.personaldata;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.ticketing.events.DomainEventType;
import com.ticketing.events.PersonalField;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.Set;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Turns the personal data in a domain event's JSON into ciphertext and back. A text is stored as an object with nonce and
 * ciphertext, null as null; the other fields stay as they are. What was stored before there was a seal has texts, and is
 * read as it is.
 */
public final class PersonalDataEncryption {

    private static final Set<String> TYPES =
            Set.of(DomainEventType.EVENT_CREATED.storedName(), DomainEventType.INTERNAL_NOTES_REVISED.storedName());

    private static final String NONCE = "nonce";
    private static final String CIPHERTEXT = "ciphertext";
    private static final String NULL = "null";

    private static final JsonMapper JSON = JsonMapper.shared();

    private final DataKeys keys;
    private final FieldCipher cipher = new FieldCipher();

    public PersonalDataEncryption(DataKeys keys) {
        this.keys = keys;
    }

    /**
     * JSON that may be stored.
     *
     * @param kept what the log is to keep of its key, null when there is nothing in it to hide
     */
    public record Sealed(String json, @Nullable StoredKey kept) {}

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

    /**
     * Opens what was sealed. What is around it is not looked at: a follower does this for each domain event of a long log.
     */
    public Opened open(String eventId, long version, byte[] json, SecretKey key) {
        String event = new String(json, UTF_8);
        Set<String> lost = new LinkedHashSet<>();
        for (String field : PersonalField.NAMES) {
            int start = valueOf(field, event);
            if (start < 0 || event.charAt(start) == '"' || event.startsWith(NULL, start)) {
                continue;
            }
            Stored stored = Stored.at(start, event);
            String text = stored == null ? null : cipher.open(stored.sealed, place(eventId, version, field), key);
            if (stored != null && text != null) {
                event = event.substring(0, start) + quoted(text) + event.substring(stored.end);
            } else {
                event = withNull(field, event);
                lost.add(field);
            }
        }
        return new Opened(event, lost);
    }

    /**
     * A sealed text as it is stored, and as nothing else is.
     *
     * @param end where in the JSON it ends
     */
    private record Stored(FieldCipher.Sealed sealed, int end) {

        private static final String BEGIN = "{\"" + NONCE + "\":\"";
        private static final String MIDDLE = "\",\"" + CIPHERTEXT + "\":\"";
        private static final String END = "\"}";

        static @Nullable Stored at(int start, String event) {
            int nonce = start + BEGIN.length();
            int middle = event.indexOf(MIDDLE, nonce);
            int end = event.indexOf(END, middle);
            if (!event.startsWith(BEGIN, start) || middle < 0 || end < 0) {
                return null;
            }
            try {
                Base64.Decoder base64 = Base64.getDecoder();
                return new Stored(
                        new FieldCipher.Sealed(
                                base64.decode(event.substring(nonce, middle)),
                                base64.decode(event.substring(middle + MIDDLE.length(), end))),
                        end + END.length());
            } catch (IllegalArgumentException _) {
                return null;
            }
        }
    }

    private static String quoted(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c == '"' || c == '\\') {
                return JSON.writeValueAsString(text);
            }
        }
        return '"' + text + '"';
    }

    private static String withNull(String field, String event) {
        return JSON.writeValueAsString(((ObjectNode) JSON.readTree(event)).putNull(field));
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
        String event = new String(json, UTF_8);
        for (String field : PersonalField.NAMES) {
            int start = valueOf(field, event);
            if (start >= 0 && !event.startsWith(NULL, start)) {
                return true;
            }
        }
        return false;
    }

    /** Where in stored JSON the value of that field begins, -1 when it has none. */
    private static int valueOf(String field, String event) {
        String name = "\"" + field + "\":";
        int at = event.indexOf(name);
        return at < 0 ? -1 : at + name.length();
    }

    private static String place(String eventId, long version, String field) {
        return eventId + "/" + version + "/" + field;
    }
}
