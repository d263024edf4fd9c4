package dev.reinstate.api;

import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Which methods an address takes, for the Allow header. */
final class Allowed {

    private record Address(Pattern path, String method) {}

    private final List<Address> addresses;

    Allowed(List<Route> routes) {
        addresses = routes.stream()
                .map(route -> new Address(pattern(route.path()), route.method().name()))
                .toList();
    }

    String at(String path) {
        TreeSet<String> methods = new TreeSet<>();
        for (Address address : addresses) {
            if (address.path().matcher(path).matches()) {
                methods.add(address.method());
            }
        }
        if (methods.contains("GET")) {
            methods.add("HEAD");
        }
        return String.join(", ", methods);
    }

    private static Pattern pattern(String template) {
        return Pattern.compile(template.replace(".", "\\.").replaceAll("\\{[^}]+}", "[^/]+") + "/?");
    }
}
