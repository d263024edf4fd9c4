import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** As much of curl as the README needs, for machines that have none: run as a single source file. */
public final class Curl {

    public static void main(String[] args) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder();
        String method = "GET";
        HttpRequest.BodyPublisher body = HttpRequest.BodyPublishers.noBody();
        boolean headers = false;
        boolean silent = false;
        for (int i = 0; i < args.length; i++) {
            switch (args[i]) {
                case "-sS" -> {}
                case "-X" -> method = args[++i];
                case "-H" -> header(request, args[++i]);
                case "-d" -> body = HttpRequest.BodyPublishers.ofString(args[++i]);
                case "-D" -> headers = args[++i].equals("-");
                case "-o" -> silent = args[++i].equals("/dev/null");
                default -> request.uri(URI.create(args[i]));
            }
        }
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(request.method(method, body).build(), HttpResponse.BodyHandlers.ofString());
        if (headers) {
            answer.headers().map().forEach((name, values) -> values.forEach(value -> System.out.println(name + ": " + value)));
        }
        if (!silent) {
            System.out.print(answer.body());
        }
    }

    private static void header(HttpRequest.Builder request, String header) {
        int colon = header.indexOf(':');
        request.header(header.substring(0, colon), header.substring(colon + 1).strip());
    }
}
