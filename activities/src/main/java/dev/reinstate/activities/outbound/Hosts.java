package dev.reinstate.activities.outbound;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The host of a target's URL, in the one spelling that everybody reads in the same way. Other spellings of an address
 * (octal, hexadecimal, one number, fewer parts) are read differently by different libraries, and the difference is what
 * gets a forbidden address past a guard. They are refused, not understood.
 *
 * @param name in lower case; an IPv6 literal without its brackets
 */
record Hosts(URI uri, String name, boolean encrypted) {

    private static final String PART = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";

    static final Pattern QUAD = Pattern.compile(PART + "(?:\\." + PART + "){3}");

    private static final int MOST = 2_000;
    private static final int HIGHEST_PORT = 65_535;

    private static final Pattern AUTHORITY =
            Pattern.compile("(?:\\[([0-9A-Fa-f:.]+)]|([A-Za-z0-9.-]+))(?::([0-9]{1,5}))?");

    private static final Pattern LABEL = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?");

    /** Any last label of this kind would make a browser read the whole as an IPv4 address. */
    private static final Pattern NUMERIC = Pattern.compile("[0-9]+|0x[0-9a-f]*");

    /** Throws {@link Objection} with what is wrong with it. */
    static Hosts of(String url) throws Objection {
        URI uri = parsed(url);
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !scheme.equals("http")) {
            throw new Objection("must begin with https://");
        }
        if (uri.getRawFragment() != null) {
            throw new Objection("must have no fragment (#…): it is never sent");
        }
        String authority = uri.getRawAuthority() == null ? "" : uri.getRawAuthority();
        if (authority.indexOf('@') >= 0) {
            throw new Objection("must have no user or password in it: each request is signed instead");
        }
        Matcher parts = AUTHORITY.matcher(authority);
        if (!parts.matches() || uri.getHost() == null) {
            throw new Objection(
                    "must have a host in plain letters, digits, dots and hyphens (an IDN as xn--…), or an IPv6"
                            + " address in brackets");
        }
        port(parts.group(3));
        return new Hosts(uri, parts.group(1) == null ? name(parts.group(2)) : parts.group(1), scheme.equals("https"));
    }

    private static URI parsed(String url) throws Objection {
        try {
            if (url.length() > MOST || !url.chars().allMatch(sign -> sign > ' ' && sign < 0x7F)) {
                throw new Objection("must be at most %d visible ASCII characters".formatted(MOST));
            }
            return new URI(url);
        } catch (URISyntaxException unreadable) {
            throw new Objection("cannot be read as a URL");
        }
    }

    private static void port(String port) throws Objection {
        if (port != null && (Integer.parseInt(port) < 1 || Integer.parseInt(port) > HIGHEST_PORT)) {
            throw new Objection("must have a port from 1 to " + HIGHEST_PORT);
        }
    }

    private static String name(String written) throws Objection {
        String name = written.toLowerCase(Locale.ROOT);
        String[] labels = name.split("\\.", -1);
        for (String label : labels) {
            if (!LABEL.matcher(label).matches()) {
                throw new Objection(
                        "must have a host whose parts are neither empty nor begin or end with a hyphen, without"
                                + " a dot at the end");
            }
        }
        if (NUMERIC.matcher(labels[labels.length - 1]).matches()
                && !QUAD.matcher(name).matches()) {
            throw new Objection("must spell an IPv4 address as four decimal numbers without leading zeros");
        }
        return name;
    }

    boolean literal() {
        return name.indexOf(':') >= 0 || QUAD.matcher(name).matches();
    }
}
