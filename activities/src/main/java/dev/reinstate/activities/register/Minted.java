package dev.reinstate.activities.register;

import java.security.SecureRandom;
import java.util.Locale;

/** Ids of our own making: a short prefix that says what it is, and eighty random bits. */
public final class Minted {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BITS = 80;

    private Minted() {}

    public static String id(String prefix) {
        String random = new java.math.BigInteger(BITS, RANDOM).toString(32);
        return (prefix + "_" + "0".repeat(BITS / 5 - random.length()) + random).toLowerCase(Locale.ROOT);
    }
}
