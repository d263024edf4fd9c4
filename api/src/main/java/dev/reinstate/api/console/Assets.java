package dev.reinstate.api.console;

import dev.reinstate.api.Answer;
import dev.reinstate.api.Problem;
import dev.reinstate.api.Request;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/** The files that pages bring along. Their addresses name their content, so a browser may keep them for ever. */
public final class Assets {

    private record Asset(String contentType, String text, String hash) {}

    private static final String FOREVER = "public, max-age=31536000, immutable";

    private static final String WEBJARS = "/META-INF/resources/webjars/";

    private static final Map<String, Asset> ALL = Map.of(
            "pico.css", asset(WEBJARS + "picocss__pico/2.1.1/css/pico.min.css", "text/css"),
            "htmx.js", asset(WEBJARS + "htmx.org/2.0.10/dist/htmx.min.js", "text/javascript"),
            "console.css", asset("/assets/console.css", "text/css"),
            "console.js", asset("/assets/console.js", "text/javascript"),
            "icon.svg", asset("/assets/icon.svg", "image/svg+xml"));

    private Assets() {}

    /** Where a file is, as a page links it. */
    public static String at(String name) {
        Asset asset = ALL.get(name);
        if (asset == null) {
            throw new IllegalArgumentException("no asset " + name);
        }
        return "/assets/" + asset.hash() + "/" + name;
    }

    /** A file, if it is the one that the address means. */
    public static Answer show(Request request) {
        Asset asset = ALL.get(request.step("name"));
        if (asset == null || !asset.hash().equals(request.step("hash"))) {
            throw Problem.NOT_FOUND.because("There is no such file here, or no longer: load the page again.");
        }
        return Answer.ok(new Answer.Text(asset.contentType() + "; charset=utf-8", asset.text()))
                .with("Cache-Control", FOREVER);
    }

    private static Asset asset(String resource, String contentType) {
        try (InputStream in = Assets.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is not on the class path");
            }
            byte[] bytes = in.readAllBytes();
            return new Asset(contentType, new String(bytes, StandardCharsets.UTF_8), hash(bytes));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String hash(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
