package com.ticketing.events.query.notification.smtp;

import com.ticketing.events.query.notification.NotificationNotSent;
import com.ticketing.events.query.notification.channel.AttemptTimeLimiter;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.eclipse.angus.mail.util.MailConnectException;

/**
 * Failures of mails as failures of attempts: a reply of 5xx to a command about the mail refuses it, unless it is about
 * the authentication of the service; anything else is temporary.
 */
final class SmtpFailure {

    /** Reason: there was no connection to the server. */
    static final String NOT_CONNECTED = "Connection failed";

    /** Reason: the connection ended early, or the server did not keep to SMTP. */
    static final String INVALID_REPLY = "No valid reply";

    /** Reason: the server does not offer {@code STARTTLS}. */
    static final String NO_STARTTLS = "The server does not offer STARTTLS";

    /** Reason: the connection could not be encrypted, such as with an unknown certificate. */
    static final String TLS_FAILED = "TLS failed";

    /** Reason: the server does not accept user and password. */
    static final String NOT_AUTHENTICATED = "Authentication failed";

    private static final String STARTTLS = "STARTTLS";
    private static final int TEMPORARY = 400;
    private static final int PERMANENT = 500;

    /** Replies about the authentication of the client (RFC 4954). */
    private static final Set<Integer> AUTHENTICATION = Set.of(530, 534, 535, 538);

    private SmtpFailure() {}

    /** The failure of the attempt that sent the mail. */
    static NotificationNotSent of(MessagingException failure) {
        List<Exception> causes = causes(failure);
        List<Integer> codes = causes.stream()
                .map(SmtpFailure::code)
                .flatMapToInt(OptionalInt::stream)
                .filter(code -> code >= TEMPORARY)
                .boxed()
                .toList();
        if (codes.isEmpty()) {
            return new NotificationNotSent(causes.stream()
                    .map(SmtpFailure::reason)
                    .flatMap(Optional::stream)
                    .findFirst()
                    .orElse(INVALID_REPLY));
        }
        Optional<Integer> temporary = codes.stream()
                .filter(code -> code < PERMANENT || AUTHENTICATION.contains(code))
                .findFirst();
        return temporary
                .map(code -> new NotificationNotSent(reply(code)))
                .orElseGet(() -> NotificationNotSent.refused(reply(codes.getFirst())));
    }

    private static String reply(int code) {
        return "SMTP reply " + code;
    }

    /** The failure and those chained to it; the chain ends after a bounded number. */
    private static List<Exception> causes(MessagingException failure) {
        List<Exception> causes = new ArrayList<>();
        Exception next = failure;
        while (next != null && causes.size() < 100) {
            causes.add(next);
            next = next instanceof MessagingException chained ? chained.getNextException() : null;
        }
        return causes;
    }

    private static OptionalInt code(Exception cause) {
        return switch (cause) {
            case SMTPSendFailedException command -> OptionalInt.of(command.getReturnCode());
            case SMTPSenderFailedException sender -> OptionalInt.of(sender.getReturnCode());
            case SMTPAddressFailedException recipient -> OptionalInt.of(recipient.getReturnCode());
            default -> OptionalInt.empty();
        };
    }

    private static Optional<String> reason(Exception cause) {
        return switch (cause) {
            case AuthenticationFailedException _ -> Optional.of(NOT_AUTHENTICATED);
            case SocketTimeoutException _ -> Optional.of(AttemptTimeLimiter.TIMED_OUT);
            case MailConnectException _, UnknownHostException _ -> Optional.of(NOT_CONNECTED);
            case SSLException _ -> Optional.of(TLS_FAILED);
            default ->
                String.valueOf(cause.getMessage()).startsWith(STARTTLS) ? Optional.of(NO_STARTTLS) : Optional.empty();
        };
    }
}
