package com.ticketing.events.app.eventlog.database.postgres;

import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The configured PostgreSQL database cannot be opened; the message is one line that contains no password. */
public final class PostgresUnusable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private PostgresUnusable(String message, Throwable cause) {
        super(message, cause);
    }

    /**
     * Explains a failure by the state of its SQL error.
     *
     * @param url of the database; its password is not part of the message
     * @param username null for the one in the URL
     */
    static PostgresUnusable of(String url, @Nullable String username, SQLException error) {
        return new PostgresUnusable(message(new PostgresUrl(url, username), error), error);
    }

    private static String message(PostgresUrl url, SQLException failure) {
        String state = String.valueOf(failure.getSQLState());
        return switch (state) {
            case "28P01" ->
                "spring.datasource.password is wrong for the user " + url.user() + ", or there is no such user, on "
                        + url.address();
            case "08004" -> "spring.datasource.password is required by " + url.address() + ", but missing or empty";
            case "28000" ->
                "spring.datasource.username is " + url.user() + ", which " + url.address() + " refuses: "
                        + firstLine(failure);
            case "42501" ->
                "spring.datasource.username is " + url.user() + ", which lacks a right in the database "
                        + url.database() + " on " + url.address() + ": " + firstLine(failure);
            case "3D000" ->
                "spring.datasource.url names the database " + url.database() + ", which does not exist on "
                        + url.address() + ": create it, or correct the name";
            case "08001" -> "spring.datasource.url names " + url.address() + ", " + unreachable(failure);
            default ->
                "spring.datasource.url names the database " + url.database() + " on " + url.address()
                        + ", which cannot be opened: " + firstLine(failure);
        };
    }

    private static String unreachable(SQLException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnknownHostException) {
                return "and there is no host of that name";
            }
            if (cause instanceof SocketTimeoutException) {
                return "which does not respond in time: start the server, or check the network";
            }
        }
        return "where no server accepts connections: start it, or correct host and port";
    }

    private static String firstLine(SQLException failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    }
}
