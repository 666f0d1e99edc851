package com.ticketing.events.query.notification.smtp;

/** Encryption of the connection to a mail server. */
enum SmtpSecurity {
    /** TLS after the command {@code STARTTLS}; without it nothing is sent. */
    STARTTLS(587),
    /** TLS from the start, also called SMTPS. */
    TLS(465),
    /** None. */
    NONE(25);

    private final int defaultPort;

    SmtpSecurity(int defaultPort) {
        this.defaultPort = defaultPort;
    }

    /** The registered port of submissions with this encryption. */
    int defaultPort() {
        return defaultPort;
    }
}
