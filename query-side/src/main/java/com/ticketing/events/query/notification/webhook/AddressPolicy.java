package com.ticketing.events.query.notification.webhook;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/** The IP addresses that the service may connect to on behalf of a webhook. */
enum AddressPolicy {
    /** Addresses of the public internet. */
    PUBLIC,
    /** These, and the machine itself. */
    PUBLIC_AND_LOOPBACK,
    /** Every address. */
    ANY;

    /** The policy of {@code events.notifications.webhook.allow-private-addresses}; null is its default. */
    static AddressPolicy of(@Nullable Boolean allowPrivateAddresses) {
        if (allowPrivateAddresses == null) {
            return PUBLIC_AND_LOOPBACK;
        }
        return allowPrivateAddresses ? ANY : PUBLIC;
    }

    boolean permits(InetAddress address) {
        return switch (this) {
            case ANY -> true;
            case PUBLIC_AND_LOOPBACK -> address.isLoopbackAddress() || PublicAddress.isPublic(address);
            case PUBLIC -> PublicAddress.isPublic(address);
        };
    }
}
