package com.ticketing.events.query.notification.aws;

import com.ticketing.events.query.notification.NotificationNotSent;
import com.ticketing.events.query.notification.channel.AttemptTimeLimiter;
import com.ticketing.events.query.notification.channel.RetryAfter;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Failures of calls to AWS as failures of attempts.
 *
 * <p>A response of 4xx is about the message or its destination, and the notification is refused. Exceptions are
 * responses about the caller (credentials, permissions, clock, account, keys of KMS) and its rate: these pass or are
 * repaired, and the notification is sent again.
 */
public final class AwsFailure {

    /** Reason: there was no connection to the service. */
    static final String NOT_CONNECTED = "Connection failed";

    /** Reason: the connection was closed early, or the response is not what the service sends. */
    public static final String INVALID_RESPONSE = "No valid response";

    /** Reason: AWS's default chain has no credentials. */
    static final String NO_CREDENTIALS = "No AWS credentials";

    private static final int FORBIDDEN = 403;
    private static final Set<Integer> TEMPORARY_STATUSES = Set.of(401, FORBIDDEN, 408, 429);

    /** Codes of responses of 400 that are about the caller, with those of SES about its account. */
    private static final Set<String> TEMPORARY_CODES = Set.of(
            "AccessDeniedException",
            "AccountSuspendedException",
            "ExpiredToken",
            "ExpiredTokenException",
            "IncompleteSignature",
            "InvalidSignatureException",
            "LimitExceededException",
            "MailFromDomainNotVerifiedException",
            "RequestExpired",
            "SendingPausedException",
            "UnrecognizedClientException");

    private static final String KMS = "KMS";

    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9._-]{1,100}");

    private static final String CREDENTIALS_MESSAGE = "Unable to load credentials";

    private AwsFailure() {}

    /** The failure of the attempt that made the call. */
    public static NotificationNotSent of(SdkException failure, Instant now) {
        return failure instanceof AwsServiceException response
                ? ofResponse(response, now)
                : new NotificationNotSent(reasonWithoutResponse(failure));
    }

    private static NotificationNotSent ofResponse(AwsServiceException response, Instant now) {
        AwsErrorDetails details = response.awsErrorDetails();
        String code = Optional.ofNullable(details)
                .map(AwsErrorDetails::errorCode)
                .filter(text -> CODE.matcher(text).matches())
                .orElse("");
        String reason = "Response status " + response.statusCode() + (code.isEmpty() ? "" : ", " + code);
        if (isTemporary(response, code)) {
            return new NotificationNotSent(reason, RetryAfter.parse(retryAfter(details), now));
        }
        return NotificationNotSent.refused(reason);
    }

    private static boolean isTemporary(AwsServiceException response, String code) {
        int status = response.statusCode();
        return status < 400
                || status >= 500
                || TEMPORARY_STATUSES.contains(status)
                || TEMPORARY_CODES.contains(code)
                || code.startsWith(KMS)
                || response.isThrottlingException()
                || response.isClockSkewException();
    }

    private static @Nullable String retryAfter(@Nullable AwsErrorDetails details) {
        return details == null || details.sdkHttpResponse() == null
                ? null
                : details.sdkHttpResponse().firstMatchingHeader("Retry-After").orElse(null);
    }

    private static String reasonWithoutResponse(SdkException failure) {
        return Stream.<Throwable>iterate(failure, cause -> cause != null, Throwable::getCause)
                .flatMap(cause -> reason(cause).stream())
                .findFirst()
                .orElse("Call failed: " + failure.getClass().getSimpleName());
    }

    private static Optional<String> reason(Throwable cause) {
        return switch (cause) {
            case SocketTimeoutException _ -> Optional.of(AttemptTimeLimiter.TIMED_OUT);
            case ConnectException _, UnknownHostException _, NoRouteToHostException _ -> Optional.of(NOT_CONNECTED);
            case IOException _ -> Optional.of(INVALID_RESPONSE);
            default ->
                String.valueOf(cause.getMessage()).startsWith(CREDENTIALS_MESSAGE)
                        ? Optional.of(NO_CREDENTIALS)
                        : Optional.empty();
        };
    }
}
