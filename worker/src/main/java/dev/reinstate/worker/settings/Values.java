package dev.reinstate.worker.settings;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The value of one setting at a time: found in the environment, the file or its default, and checked for its shape. */
final class Values {

    private final Map<String, String> environment;
    private final Map<String, String> fromFile;
    private final List<String> faults;

    /** What is wrong with a value is added to the faults. */
    Values(Map<String, String> environment, Map<String, String> fromFile, List<String> faults) {
        this.environment = environment;
        this.fromFile = fromFile;
        this.faults = faults;
    }

    @Nullable
    String link(Setting setting) {
        return checked(setting, "a web address", value -> {
            URI uri = URI.create(value);
            if (uri.getHost() == null || !Set.of("https", "http").contains(uri.getScheme())) {
                throw new IllegalArgumentException(value);
            }
            return value;
        });
    }

    static final String SAFE_ADDRESS = "an https address (or http on this machine)";

    /** What passes secrets must not be overheard; only this machine's own network is as good as TLS. */
    static URI safeAddress(String value) {
        URI uri = URI.create(value);
        boolean here = Set.of("localhost", "127.0.0.1", "[::1]").contains(String.valueOf(uri.getHost()));
        if (uri.getHost() == null
                || uri.getRawFragment() != null
                || !("https".equals(uri.getScheme()) || (here && "http".equals(uri.getScheme())))) {
            throw new IllegalArgumentException(value);
        }
        return uri;
    }

    @Nullable
    Integer whole(Setting setting, int least, int most) {
        return checked(setting, "a whole number from %s to %s".formatted(least, most), value -> {
            int number = Integer.parseInt(value);
            if (number < least || number > most) {
                throw new IllegalArgumentException(value);
            }
            return number;
        });
    }

    /** Null, with a fault, if there is no such value; empty where nothing was given and nothing has to be. */
    @Nullable
    String text(Setting setting) {
        String given = given(setting);
        if (given != null && !given.isBlank()) {
            return given.strip();
        }
        if (setting.otherwise() == null) {
            faults.add("%s is missing: set it, for example to '%s' (%s in the settings file; docs/configuration.md)"
                    .formatted(setting.variable(), setting.example(), setting.key()));
        }
        return setting.otherwise();
    }

    private @Nullable String given(Setting setting) {
        String plain = environment.getOrDefault(setting.variable(), fromFile.get(setting.key()));
        if (plain != null || !setting.secret()) {
            return plain;
        }
        String named = environment.getOrDefault(setting.variable() + "_FILE", fromFile.get(setting.key() + "_file"));
        return named == null ? null : content(setting, Path.of(named));
    }

    private @Nullable String content(Setting setting, Path secret) {
        try {
            return Files.readString(secret).strip();
        } catch (IOException unreadable) {
            faults.add("%s_FILE is %s, which cannot be read (%s)"
                    .formatted(setting.variable(), secret, unreadable.getClass().getSimpleName()));
            return "unreadable";
        }
    }

    <T> @Nullable T checked(Setting setting, String shape, Function<String, T> reading) {
        String value = text(setting);
        if (value == null) {
            return null;
        }
        try {
            return reading.apply(value);
        } catch (IllegalArgumentException | DateTimeParseException malformed) {
            faults.add("%s is '%s': write %s, such as %s (docs/configuration.md)"
                    .formatted(setting.variable(), value, shape, setting.example()));
            return null;
        }
    }

    static boolean yesOrNo(String value) {
        return switch (value) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(value);
        };
    }

    static String address(String value) {
        if (!value.matches("[^@\\s<>]+@[^@\\s<>]+")) {
            throw new IllegalArgumentException(value);
        }
        return value;
    }

    /** Stands in for what has a fault, which is found out before it is used. */
    static <T> T or(@Nullable T value, T otherwise) {
        return value == null ? otherwise : value;
    }
}
