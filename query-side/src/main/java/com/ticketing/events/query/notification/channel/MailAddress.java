package com.ticketing.events.query.notification.channel;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;

/** Checks of configured mail addresses: printable ASCII, so that none adds a header. */
public final class MailAddress {

    private static final String ADDRESS = "[!#-'*+./0-9=?A-Z^-~-]{1,64}@[A-Za-z0-9.-]{1,253}";
    private static final Pattern RECIPIENT = Pattern.compile(ADDRESS);
    private static final Pattern SENDER = Pattern.compile(ADDRESS + "|[A-Za-z0-9 _.'-]{1,100} <" + ADDRESS + ">");

    private MailAddress() {}

    /**
     * Checks the sender: an address, or a name and an address in angle brackets.
     *
     * @throws IllegalArgumentException with a message that begins with the property and does not contain the address
     */
    public static String checkSender(String property, @Nullable String sender) {
        Assert.isTrue(
                sender != null && SENDER.matcher(sender).matches(),
                () -> property + " must be a mail address, or a name of letters and digits with one, such as"
                        + " Events <events@example.com>");
        return sender;
    }

    /**
     * Checks the recipients: addresses, at least one.
     *
     * @throws IllegalArgumentException with a message that begins with the property and does not contain an address
     */
    public static List<String> checkRecipients(String property, List<String> recipients) {
        Assert.isTrue(
                !recipients.isEmpty()
                        && recipients.stream()
                                .allMatch(recipient ->
                                        RECIPIENT.matcher(recipient).matches()),
                () -> property + " must be one or more mail addresses, separated by commas");
        return List.copyOf(recipients);
    }
}
