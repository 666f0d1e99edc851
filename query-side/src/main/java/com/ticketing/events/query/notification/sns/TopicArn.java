package com.ticketing.events.query.notification.sns;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Amazon Resource Name of a topic.
 *
 * @param text the complete name
 * @param region the topic's region, such as {@code eu-central-1}
 * @param isFifo whether the topic keeps the order of its messages and discards duplicates
 */
record TopicArn(String text, String region, boolean isFifo) {

    private static final Pattern FORM =
            Pattern.compile("arn:aws[a-z-]*:sns:([a-z0-9-]+):[0-9]{12}:[A-Za-z0-9_-]{1,256}([.]fifo)?");

    /**
     * Parses the name of a topic.
     *
     * @param property the property that has it, with which the message of a failure begins
     * @throws IllegalArgumentException if it has another form
     */
    static TopicArn parse(String property, String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException(property + " must be the ARN of a topic");
        }
        return new TopicArn(text, parts.group(1), parts.group(2) != null);
    }
}
