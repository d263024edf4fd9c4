package dev.reinstate.activities.outbound;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where webhooks may go: to the public internet, and to what the operator allows. Asked when a target is registered, so
 * that a mistake is told at once, and again for each connection, with the addresses that are then connected to: a name
 * may mean another machine by then.
 */
public final class AddressGuard {

    private static final String HOW_TO_ALLOW = "an operator can allow its network with REINSTATE_OUTBOUND_ALLOW";

    private final List<Network> allowed;
    private final Names names;

    public AddressGuard(List<Network> allowed, Names names) {
        this.allowed = List.copyOf(allowed);
        this.names = names;
    }

    /** What speaks against this URL, as the end of a sentence about it; null if nothing does. */
    public @Nullable String objection(String url) {
        try {
            Hosts host = Hosts.of(url);
            List<InetAddress> unused = admitted(host.name(), host.encrypted());
            return null;
        } catch (Objection objection) {
            return objection.getMessage();
        } catch (IOException unknown) {
            return "has a host that cannot be found: check its spelling";
        }
    }

    /** All addresses of a host, none of which is forbidden: one that is spoils the others. */
    List<InetAddress> admitted(String host, boolean encrypted) throws Objection, UnknownHostException {
        List<InetAddress> addresses = names.of(host);
        if (addresses.isEmpty()) {
            throw new UnknownHostException(host);
        }
        for (InetAddress address : addresses) {
            admit(address, encrypted);
        }
        return addresses;
    }

    private void admit(InetAddress address, boolean encrypted) throws Objection {
        InetAddress meant = SpecialAddresses.meant(address);
        if (allowed.stream().anyMatch(network -> network.contains(address) || network.contains(meant))) {
            return;
        }
        String special = SpecialAddresses.kind(meant);
        if (special != null) {
            throw new Objection("leads to %s: %s".formatted(special, HOW_TO_ALLOW));
        }
        if (!encrypted) {
            throw new Objection("must begin with https://: http is for networks that REINSTATE_OUTBOUND_ALLOW names");
        }
    }
}
