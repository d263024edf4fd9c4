package dev.reinstate.activities.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** A network in CIDR notation; an address alone is one of its own. */
public record Network(List<Byte> first, int length) {

    /** What only a literal can be; a name would be looked up. */
    private static final Pattern LITERAL = Pattern.compile("[0-9A-Fa-f:.]+");

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,3}");

    /** Throws {@link IllegalArgumentException} for what is none. */
    public static Network of(String cidr) {
        String[] parts = cidr.split("/", -1);
        byte[] address = literal(parts[0]).getAddress();
        String bits = parts.length == 1 ? String.valueOf(address.length * Byte.SIZE) : parts[1];
        if (parts.length > 2
                || !NUMBER.matcher(bits).matches()
                || Integer.parseInt(bits) > address.length * Byte.SIZE) {
            throw new IllegalArgumentException("'%s' is no network: write one such as 10.1.0.0/16".formatted(cidr));
        }
        return new Network(boxed(address), Integer.parseInt(bits));
    }

    /** Several, with commas between them; none if the text is blank. */
    public static List<Network> list(String text) {
        return text.isBlank()
                ? List.of()
                : Arrays.stream(text.split(",", -1))
                        .map(String::trim)
                        .map(Network::of)
                        .toList();
    }

    boolean contains(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (bytes.length != first.size()) {
            return false;
        }
        for (int bit = 0; bit < length; bit++) {
            int mask = 0x80 >> (bit % Byte.SIZE);
            if (((bytes[bit / Byte.SIZE] ^ first.get(bit / Byte.SIZE)) & mask) != 0) {
                return false;
            }
        }
        return true;
    }

    private static InetAddress literal(String text) {
        boolean six = text.indexOf(':') >= 0;
        if (!LITERAL.matcher(text).matches()
                || !(six || Hosts.QUAD.matcher(text).matches())) {
            throw new IllegalArgumentException("'%s' is no IP address".formatted(text));
        }
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException noAddress) {
            throw new IllegalArgumentException("'%s' is no IP address".formatted(text), noAddress);
        }
    }

    private static List<Byte> boxed(byte[] bytes) {
        Byte[] boxed = new Byte[bytes.length];
        Arrays.setAll(boxed, i -> bytes[i]);
        return List.of(boxed);
    }
}
