package dev.reinstate.worker.requests;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/** What came back, read from the bytes. */
record Answered(int status, Map<String, String> headers, String body) {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Pattern LENGTH = Pattern.compile("(?i)\r\nContent-Length: ([0-9]+)\r\n");

    /** Whether as much has come as was announced; never where nothing was, as for HEAD. */
    static boolean whole(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int end = text.indexOf("\r\n\r\n");
        Matcher length = LENGTH.matcher(end < 0 ? "" : text.substring(0, end + 2));
        return length.find() && bytes.length >= end + 4 + Integer.parseInt(length.group(1));
    }

    /** All that was sent until the connection ended; it was asked to end after one answer. */
    static Answered of(byte[] bytes) {
        String whole = new String(bytes, StandardCharsets.ISO_8859_1);
        int end = whole.indexOf("\r\n\r\n");
        String[] lines = whole.substring(0, end).split("\r\n");
        if (lines[0].startsWith("HTTP/1.1 100")) {
            return of(Arrays.copyOfRange(bytes, end + 4, bytes.length));
        }
        Map<String, String> headers = new HashMap<>();
        for (String line : Arrays.copyOfRange(lines, 1, lines.length)) {
            String[] parts = line.split(":", 2);
            headers.put(parts[0].toLowerCase(Locale.ROOT), parts[1].strip());
        }
        byte[] body = Arrays.copyOfRange(bytes, end + 4, bytes.length);
        if ("chunked".equals(headers.get("transfer-encoding"))) {
            body = unchunked(new String(body, StandardCharsets.ISO_8859_1));
        }
        boolean zipped = "gzip".equals(headers.get("content-encoding")) && body.length > 0;
        return new Answered(
                Integer.parseInt(lines[0].split(" ")[1]),
                headers,
                new String(zipped ? unzipped(body) : body, StandardCharsets.UTF_8));
    }

    private static byte[] unchunked(String body) {
        StringBuilder all = new StringBuilder();
        int at = 0;
        while (at < body.length()) {
            int line = body.indexOf("\r\n", at);
            int length = Integer.parseInt(body.substring(at, line).strip(), 16);
            if (length == 0) {
                break;
            }
            all.append(body, line + 2, line + 2 + length);
            at = line + 2 + length + 2;
        }
        return all.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] unzipped(byte[] body) {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
            return in.readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Null where there is none. */
    String header(String name) {
        return headers.get(name);
    }

    /** Without its parameters; empty where there is none. */
    String type() {
        return headers.getOrDefault("content-type", "").replaceAll(";.*", "");
    }

    JsonNode json() {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException broken) {
            throw new AssertionError("no JSON: " + body, broken);
        }
    }
}
