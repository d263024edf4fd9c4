package dev.reinstate.worker.requests;

import dev.reinstate.worker.requests.Draft.Pair;
import java.util.List;

/** What does not belong into an address, a query or a header. */
final class Oddities {

    static final List<String> METHODS = List.of(
            "HEAD",
            "OPTIONS",
            "TRACE",
            "PATCH",
            "DELETE",
            "PUT",
            "POST",
            "GET",
            "CONNECT",
            "get",
            "FOO",
            "PROPFIND",
            "G\u00c9T");

    /** Of an address. */
    static final List<String> STEPS = List.of(
            "%2F",
            "a%2Fb",
            "..%2F..",
            "%2e%2e",
            "..",
            ".",
            ";a=b",
            "a;b",
            "%00",
            "%ff",
            "%",
            "%zz",
            "%25",
            "\u00e4",
            "%c3%a4",
            "a b",
            "a\tb",
            "\\",
            "%5c",
            "*",
            "'",
            "\"",
            "<",
            "|",
            "{accountId}",
            "",
            "%20",
            "+",
            "x".repeat(101),
            "x".repeat(9000));

    /** Of a query. */
    static final List<String> TAILS = List.of(
            "%",
            "%zz",
            "%ff",
            "&",
            "&&&",
            "=",
            "=x",
            "&limit",
            "&limit=1&limit=2",
            "&colour=red",
            "%00=%00",
            "&a[]=1",
            ";a=b",
            "?",
            "&cursor=%ed%a0%80",
            "&limit=00000000000000000001",
            "&limit=-1",
            "&q=" + "x".repeat(9000),
            "\u00e4=\u00e4",
            "&_method=DELETE");

    /** Of content. */
    static final List<String> TYPES = List.of(
            "text/plain",
            "application/json; charset=iso-8859-1",
            "application/json;charset=utf-8",
            "application/xml",
            "multipart/form-data; boundary=x",
            "multipart/form-data",
            "application/x-www-form-urlencoded",
            "",
            ";",
            "application/json/x",
            "application/json, application/json",
            "\u00e4");

    static final List<Pair> HEADERS = List.of(
            new Pair("X-HTTP-Method-Override", "DELETE"),
            new Pair("X-HTTP-Method", "PUT"),
            new Pair("X-Method-Override", "GET"),
            new Pair("Authorization", "Bearer"),
            new Pair("Authorization", "Basic ZGVtbzpkZW1v"),
            new Pair("Authorization", "Bearer demo-agent\u0000"),
            new Pair("Idempotency-Key", ""),
            new Pair("Idempotency-Key", "k".repeat(201)),
            new Pair("Idempotency-Key", "a b"),
            new Pair("If-Match", "*"),
            new Pair("If-Match", "W/\"x\""),
            new Pair("If-Match", "\"x\", \"y\""),
            new Pair("Prefer", "wait=1"),
            new Pair("Prefer", "wait=-1, wait=x"),
            new Pair("Accept", "text/html"),
            new Pair("Accept", "application/xml;q=x"),
            new Pair("Accept-Encoding", "gzip, br;q=nothing"),
            new Pair("Accept-Language", "\u00e4;;;"),
            new Pair("Range", "bytes=0-1,5-,-9999999999999999999"),
            new Pair("If-None-Match", "*"),
            new Pair("If-Modified-Since", "yesterday"),
            new Pair("Expect", "100-continue"),
            new Pair("Expect", "the-unexpected"),
            new Pair("Content-Encoding", "gzip"),
            new Pair("Upgrade", "h2c"),
            new Pair("Cookie", "__Host-reinstate=x; =; a"),
            new Pair("X-Forwarded-For", "' or 1=1 --"),
            new Pair("Host", "elsewhere.example.test"),
            new Pair("X-Long", "x".repeat(4000)),
            new Pair("X-Long", "x".repeat(20_000)),
            new Pair("X-Odd", "a\rb"),
            new Pair("X-Odd", "a\u0000b"),
            new Pair("X Odd", "b"),
            new Pair(" folded", "b"),
            new Pair("", "b"));

    private Oddities() {}
}
