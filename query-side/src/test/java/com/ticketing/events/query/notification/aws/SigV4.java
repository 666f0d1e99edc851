package com.ticketing.events.query.notification.aws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import com.ticketing.events.query.notification.channel.HttpReceiver.Request;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signature version 4 of AWS as the service computes it, from a request without a query. */
public final class SigV4 {

    private static final String ALGORITHM = "AWS4-HMAC-SHA256";
    private static final Pattern AUTHORIZATION =
            Pattern.compile(ALGORITHM + " Credential=([^/]+)/([^,]+), SignedHeaders=([^,]+), Signature=([0-9a-f]{64})");

    private SigV4() {}

    /**
     * Verifies the signature of a request.
     *
     * @param scope region and service, such as {@code eu-central-1/sns}
     * @throws AssertionError if it is not that of the key, or leaves out what it has to cover
     */
    public static void verify(Request request, String accessKeyId, String secretKey, String scope) {
        Matcher header =
                AUTHORIZATION.matcher(request.headers().getOrDefault("authorization", "without authorization"));
        require(header.matches(), "Authorization has another form");
        require(header.group(1).equals(accessKeyId), "The key is another one");
        String[] credential = header.group(2).split("/", 2);
        require(credential[1].equals(scope + "/aws4_request"), "The scope is " + credential[1]);
        String time = request.headers().get("x-amz-date");
        require(time.startsWith(credential[0]), "The days differ");
        List<String> names = List.of(header.group(3).split(";", -1));
        require(names.containsAll(List.of("host", "x-amz-date")), "Not signed: host or time");

        String canonical = String.join(
                "\n",
                request.method(),
                request.path(),
                "",
                names.stream()
                        .map(name ->
                                name + ":" + request.headers().get(name).strip().replaceAll(" +", " ") + "\n")
                        .collect(joining()),
                header.group(3),
                hex(sha256(request.text().getBytes(UTF_8))));
        String signed = String.join("\n", ALGORITHM, time, header.group(2), hex(sha256(canonical.getBytes(UTF_8))));
        byte[] key = ("AWS4" + secretKey).getBytes(UTF_8);
        for (String part : header.group(2).split("/", -1)) {
            key = hmac(key, part);
        }
        require(Arrays.equals(HexFormat.of().parseHex(header.group(4)), hmac(key, signed)), "The signature is invalid");
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new AssertionError(message);
        }
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
