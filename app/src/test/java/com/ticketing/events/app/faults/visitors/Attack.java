package com.ticketing.events.app.faults.visitors;

import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Requests of anonymous clients that cost the service more than others. */
enum Attack {

    /** Lists with twenty made-up location terms each, on 32 connections. */
    TERMS(32) {
        @Override
        String path() {
            return "/public/events?locations="
                    + IntStream.range(0, 20).mapToObj(_ -> madeUp()).collect(Collectors.joining(","));
        }
    },

    /** Lists with one made-up location term each, on 32 connections. */
    TERM(32) {
        @Override
        String path() {
            return "/public/events?locations=" + madeUp();
        }
    },

    /** Calendars of the default length, on 16 connections. */
    CALENDARS(16) {
        @Override
        String path() {
            return "/public/events.ics";
        }
    },

    /** Pages of a hundred events, on 16 connections. */
    PAGES(16) {
        @Override
        String path() {
            return "/?limit=100";
        }
    },

    /** The API document and the scripts of its page, on 16 connections. */
    DOCUMENTS(16) {
        @Override
        String path() {
            return ThreadLocalRandom.current().nextBoolean() ? "/v3/api-docs" : "/swagger-ui/swagger-ui-bundle.js";
        }
    },

    /** Health, on 64 connections. */
    HEALTH(64) {
        @Override
        String path() {
            return "/actuator/health";
        }
    };

    private final int connections;

    Attack(int connections) {
        this.connections = connections;
    }

    int connections() {
        return connections;
    }

    /** The target of the next request. */
    abstract String path();

    private static String madeUp() {
        return Long.toString(ThreadLocalRandom.current().nextLong(1L << 40, 1L << 41), 36);
    }
}
