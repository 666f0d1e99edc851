package com.ticketing.events.app.personaldata;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.ticketing.events.DomainEventType;
import com.ticketing.events.PersonalField;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.Set;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Encrypts and decrypts the personal data in the JSON of domain events. A text is stored as an object with nonce and
 * ciphertext, null as null; other fields are unchanged. Clear text of older revisions is read as it is. Thread-safe.
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

    /** Encrypts with new keys of {@code keys}. */
    public PersonalDataEncryption(DataKeys keys) {
        this.keys = keys;
    }

    /**
     * JSON with personal data encrypted.
     *
     * @param storedKey the key to store with it; null when it has no personal data
     */
    public record Encrypted(String json, @Nullable StoredKey storedKey) {}

    /** JSON with personal data in clear text or null. Immutable; callers must not modify {@link #json()}. */
    public static final class Decrypted {

        private final byte[] json;
        private final Set<String> nulledFields;

        private Decrypted(byte[] json, Set<String> nulledFields) {
            this.json = json;
            this.nulledFields = nulledFields;
        }

        public byte[] json() {
            return json;
        }

        /** The names of the fields that are null because they were erased or could not be decrypted. */
        public Set<String> nulledFields() {
            return nulledFields;
        }
    }

    /**
     * Encrypts the personal data of a domain event before it is appended. Replaces them in the text of the JSON, as the
     * serializer has written it, without parsing the rest.
     */
    public Encrypted encrypt(String eventId, long version, String type, byte[] json) {
        String event = new String(json, UTF_8);
        if (!hasPersonalData(type, event)) {
            return new Encrypted(event, null);
        }
        DataKeys.IssuedKey issued = keys.issue(eventId, version);
        for (String field : PersonalField.NAMES) {
            int start = valueStart(field, event);
            if (start >= 0 && event.charAt(start) == '"') {
                int end = literalEnd(start, event);
                FieldCipher.Ciphertext ciphertext = cipher.encrypt(
                        unquoted(event.substring(start, end)), associatedData(eventId, version, field), issued.key());
                event = event.substring(0, start) + StoredText.format(ciphertext) + event.substring(end);
            }
        }
        return new Encrypted(event, issued.storedKey());
    }

    /** Returns the index after the string literal that starts at {@code start}. */
    private static int literalEnd(int start, String event) {
        int i = start + 1;
        while (event.charAt(i) != '"') {
            i += event.charAt(i) == '\\' ? 2 : 1;
        }
        return i + 1;
    }

    private static String unquoted(String literal) {
        return literal.indexOf('\\') < 0
                ? literal.substring(1, literal.length() - 1)
                : JSON.readValue(literal, String.class);
    }

    /**
     * Decrypts the personal data of a stored domain event. Works on the bytes without parsing the JSON, because a
     * replay decrypts every domain event of a long log. The bytes are a text in ISO 8859-1 meanwhile, which converts
     * them one by one: only ASCII is searched for.
     */
    public Decrypted decrypt(String eventId, long version, byte[] json, SecretKey key) {
        String event = new String(json, ISO_8859_1);
        Set<String> nulledFields = new LinkedHashSet<>();
        for (String field : PersonalField.NAMES) {
            int start = valueStart(field, event);
            if (start < 0 || event.charAt(start) == '"' || event.startsWith(NULL, start)) {
                continue;
            }
            StoredText stored = StoredText.at(start, event);
            byte[] text = stored == null
                    ? null
                    : cipher.decrypt(stored.ciphertext, associatedData(eventId, version, field), key);
            if (stored != null && text != null) {
                event = event.substring(0, start) + quoted(text) + event.substring(stored.end);
            } else {
                event = withNull(field, event);
                nulledFields.add(field);
            }
        }
        return new Decrypted(event.getBytes(ISO_8859_1), nulledFields);
    }

    /**
     * An encrypted text in exactly the form in which {@link #format} writes it.
     *
     * @param end the index in the JSON after its last character
     */
    private record StoredText(FieldCipher.Ciphertext ciphertext, int end) {

        private static final String BEGIN = "{\"" + NONCE + "\":\"";
        private static final String MIDDLE = "\",\"" + CIPHERTEXT + "\":\"";
        private static final String END = "\"}";

        static String format(FieldCipher.Ciphertext ciphertext) {
            Base64.Encoder base64 = Base64.getEncoder();
            return BEGIN
                    + base64.encodeToString(ciphertext.nonce())
                    + MIDDLE
                    + base64.encodeToString(ciphertext.bytes())
                    + END;
        }

        static @Nullable StoredText at(int start, String event) {
            int nonce = start + BEGIN.length();
            int middle = event.indexOf(MIDDLE, nonce);
            int end = event.indexOf(END, middle);
            if (!event.startsWith(BEGIN, start) || middle < 0 || end < 0) {
                return null;
            }
            try {
                Base64.Decoder base64 = Base64.getDecoder();
                return new StoredText(
                        new FieldCipher.Ciphertext(
                                base64.decode(event.substring(nonce, middle)),
                                base64.decode(event.substring(middle + MIDDLE.length(), end))),
                        end + END.length());
            } catch (IllegalArgumentException _) {
                return null;
            }
        }
    }

    private static String quoted(byte[] text) {
        for (byte b : text) {
            if ((b >= 0 && b < ' ') || b == '"' || b == '\\') {
                return new String(JSON.writeValueAsBytes(new String(text, UTF_8)), ISO_8859_1);
            }
        }
        return '"' + new String(text, ISO_8859_1) + '"';
    }

    private static String withNull(String field, String event) {
        ObjectNode tree = (ObjectNode) JSON.readTree(event.getBytes(ISO_8859_1));
        return new String(JSON.writeValueAsBytes(tree.putNull(field)), ISO_8859_1);
    }

    /** Nulls all personal data, encrypted or in clear text. */
    public static Decrypted erase(byte[] json) {
        ObjectNode event = (ObjectNode) JSON.readTree(json);
        Set<String> nulledFields = new LinkedHashSet<>();
        for (String field : PersonalField.NAMES) {
            if (event.hasNonNull(field)) {
                event.putNull(field);
                nulledFields.add(field);
            }
        }
        return new Decrypted(JSON.writeValueAsBytes(event), nulledFields);
    }

    /**
     * Whether stored JSON has personal data, encrypted or in clear text. The text search is exact, because quotes are
     * escaped within texts.
     */
    public static boolean hasPersonalData(String type, byte[] json) {
        return hasPersonalData(type, new String(json, ISO_8859_1));
    }

    private static boolean hasPersonalData(String type, String event) {
        if (!TYPES.contains(type)) {
            return false;
        }
        for (String field : PersonalField.NAMES) {
            int start = valueStart(field, event);
            if (start >= 0 && !event.startsWith(NULL, start)) {
                return true;
            }
        }
        return false;
    }

    /** Returns the index in stored JSON at which the field's value starts; -1 when the field is absent. */
    private static int valueStart(String field, String event) {
        String name = "\"" + field + "\":";
        int index = event.indexOf(name);
        return index < 0 ? -1 : index + name.length();
    }

    /** The associated data of a field's ciphertext. */
    private static String associatedData(String eventId, long version, String field) {
        return eventId + "/" + version + "/" + field;
    }
}
