package dev.reinstate.activities.outbound;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The addresses that are not on the public internet, after IANA's registries of special-purpose addresses. */
final class SpecialAddresses {

    private static final Map<Network, String> KINDS = new LinkedHashMap<>();

    static {
        kind("an unspecified address", "0.0.0.0/8", "::/128");
        kind("a loopback address", "127.0.0.0/8", "::1/128");
        // Cloud providers answer 169.254.169.254 with credentials.
        kind("a link-local address", "169.254.0.0/16", "fe80::/10");
        kind("a private address", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7", "fec0::/10");
        kind("a carrier's shared address", "100.64.0.0/10");
        kind("a multicast address", "224.0.0.0/4", "ff00::/8");
        kind("a reserved address", "192.0.0.0/24", "192.88.99.0/24", "198.18.0.0/15", "240.0.0.0/4");
        kind("an address for documentation", "192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24");
        kind("an address for documentation", "2001:db8::/32", "3fff::/20");
        // Teredo, ORCHID, benchmarks and the like.
        kind("a reserved address", "2001::/23");
    }

    /** All that is handed out so far. */
    private static final Network GLOBAL_UNICAST = Network.of("2000::/3");

    private static final Network NAT64 = Network.of("64:ff9b::/96");
    private static final Network SIX_TO_FOUR = Network.of("2002::/16");

    private SpecialAddresses() {}

    private static void kind(String words, String... networks) {
        Arrays.stream(networks).map(Network::of).forEach(network -> KINDS.put(network, words));
    }

    /** What kind of special address it is; null for an ordinary one. */
    static @Nullable String kind(InetAddress address) {
        for (Map.Entry<Network, String> kind : KINDS.entrySet()) {
            if (kind.getKey().contains(address)) {
                return kind.getValue();
            }
        }
        boolean six = !(address instanceof Inet4Address);
        return six && !GLOBAL_UNICAST.contains(address) ? "a reserved address" : null;
    }

    /**
     * The IPv4 address that a translated or tunnelled IPv6 address leads to; else the address itself. Java has already
     * made IPv4 addresses of those that are mapped ({@code ::ffff:…}).
     */
    static InetAddress meant(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (NAT64.contains(address)) {
            return four(Arrays.copyOfRange(bytes, 12, 16));
        }
        return SIX_TO_FOUR.contains(address) ? four(Arrays.copyOfRange(bytes, 2, 6)) : address;
    }

    private static InetAddress four(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException("four bytes are an address", impossible);
        }
    }
}
