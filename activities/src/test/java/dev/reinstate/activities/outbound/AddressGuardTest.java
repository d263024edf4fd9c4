package dev.reinstate.activities.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where webhooks may go, in every spelling that has got past somebody's guard. */
class AddressGuardTest {

    /** What the names of this test mean; an address means itself. */
    private static final Map<String, List<String>> NAMES = Map.of(
            "hooks.example.com", List.of("93.184.215.14"),
            "six.example.com", List.of("2606:2800:21f:cb07:6820:80da:af6b:8b2c"),
            "localhost", List.of("127.0.0.1"),
            "inside.example.com", List.of("10.1.2.3"),
            "half-inside.example.com", List.of("93.184.215.14", "192.168.0.7"),
            "metadata.example.com", List.of("169.254.169.254"),
            "six-inside.example.com", List.of("fd00::1"),
            "mapped.example.com", List.of("::ffff:10.0.0.1"));

    private final List<String> lookedUp = new ArrayList<>();

    private List<InetAddress> addresses(String host) throws UnknownHostException {
        lookedUp.add(host);
        List<String> meant = NAMES.get(host);
        if (meant == null && !host.contains(":") && !Hosts.QUAD.matcher(host).matches()) {
            throw new UnknownHostException(host);
        }
        List<InetAddress> addresses = new ArrayList<>();
        for (String address : meant == null ? List.of(host) : meant) {
            addresses.add(InetAddress.getByName(address));
        }
        return addresses;
    }

    private AddressGuard guard(String allowed) {
        return new AddressGuard(Network.list(allowed), this::addresses);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://hooks.example.com",
                "https://hooks.example.com/a/b?c=d",
                "https://hooks.example.com:8443/",
                "https://HOOKS.Example.COM/",
                "https://six.example.com/",
                "https://93.184.215.14/",
                "https://[2606:2800:21f:cb07:6820:80da:af6b:8b2c]/",
                "https://[64:ff9b::5db8:d70e]/",
                "https://[2002:5db8:d70e::1]/"
            })
    void the_public_internet_may_be_told(String url) {
        assertThat(guard("").objection(url)).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        https://127.0.0.1/                      | loopback
        https://127.255.255.254/                | loopback
        https://localhost/                      | loopback
        https://LOCALHOST/                      | loopback
        https://0.0.0.0/                        | unspecified
        https://0.1.2.3/                        | unspecified
        https://10.0.0.1/                       | private
        https://172.16.0.1/                     | private
        https://172.31.255.255/                 | private
        https://192.168.1.1/                    | private
        https://inside.example.com/             | private
        https://half-inside.example.com/        | private
        https://mapped.example.com/             | private
        https://six-inside.example.com/         | private
        https://169.254.169.254/latest/meta-data| link-local
        https://metadata.example.com/           | link-local
        https://100.64.0.1/                     | shared
        https://100.127.255.255/                | shared
        https://224.0.0.1/                      | multicast
        https://239.255.255.250/                | multicast
        https://240.0.0.1/                      | reserved
        https://255.255.255.255/                | reserved
        https://192.0.0.8/                      | reserved
        https://198.18.0.1/                     | reserved
        https://192.0.2.1/                      | documentation
        https://203.0.113.9/                    | documentation
        https://[::]/                           | unspecified
        https://[::1]/                          | loopback
        https://[0:0:0:0:0:0:0:1]/              | loopback
        https://[0000:0000:0000:0000:0000:0000:0000:0001]/ | loopback
        https://[::ffff:127.0.0.1]/             | loopback
        https://[::ffff:7f00:1]/                | loopback
        https://[::ffff:a9fe:a9fe]/             | link-local
        https://[::127.0.0.1]/                  | reserved
        https://[::ffff:0:127.0.0.1]/           | reserved
        https://[fe80::1]/                      | link-local
        https://[fc00::1]/                      | private
        https://[fd12:3456:789a::1]/            | private
        https://[fec0::1]/                      | private
        https://[ff02::1]/                      | multicast
        https://[64:ff9b::7f00:1]/              | loopback
        https://[64:ff9b::10.0.0.1]/            | private
        https://[64:ff9b::169.254.169.254]/     | link-local
        https://[64:ff9b:1::a00:1]/             | reserved
        https://[2002:7f00:1::]/                | loopback
        https://[2002:c0a8:101::1]/             | private
        https://[2001:0:4136:e378:8000:63bf:3fff:fdd2]/ | reserved
        https://[2001:db8::1]/                  | documentation
        https://[3fff::1]/                      | documentation
        https://[100::1]/                       | reserved
        https://[5f00::1]/                      | reserved
        """)
    void an_address_that_is_not_public_is_named_for_what_it_is(String url, String kind) {
        assertThat(guard("").objection(url)).contains(kind).contains("REINSTATE_OUTBOUND_ALLOW");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://2130706433/",
                "https://0x7f000001/",
                "https://0x7f.0.0.1/",
                "https://0x7f.1/",
                "https://0177.0.0.1/",
                "https://017700000001/",
                "https://127.1/",
                "https://127.0.1/",
                "https://127.0.0.01/",
                "https://127.0.0.1./",
                "https://127.0.0.256/",
                "https://1.2.3.4.5/",
                "https://127.0.0.0x1/",
                "https://localhost./",
                "https://hooks.example.com./",
                "https://.example.com/",
                "https://hooks..example.com/",
                "https://-hooks.example.com/",
                "https://hooks_1.example.com/",
                "https://%31%32%37.0.0.1/",
                "https://127%2e0%2e0%2e1/",
                "https://127。0。0。1/",
                "https://①②⑦.⓪.⓪.①/",
                "https://ⓛocalhost/",
                "https://user@hooks.example.com/",
                "https://hooks.example.com@127.0.0.1/",
                "https://user:word@127.0.0.1/",
                "https://hooks.example.com\\@127.0.0.1/",
                "https://127.0.0.1\\.hooks.example.com/",
                "https://hooks.example.com#@127.0.0.1/",
                "https://hooks.example.com:0/",
                "https://hooks.example.com:99999/",
                "https://hooks.example.com:80:80/",
                "https://[::1%25lo]/",
                "https://[fe80::1%25eth0]/",
                "https://[127.0.0.1]/",
                "https://[::1/",
                "https://::1/",
                "https:///",
                "https:hooks.example.com",
                "https:/hooks.example.com/",
                "//hooks.example.com/",
                "hooks.example.com",
                "ftp://hooks.example.com/",
                "file:///etc/passwd",
                "gopher://127.0.0.1:6379/_",
                "jar:https://hooks.example.com!/",
                "https://hooks.example.com/ ",
                " https://hooks.example.com/",
                "https://hooks.example.com/\r\nHost: inside",
                ""
            })
    void a_spelling_that_others_might_read_otherwise_is_refused_and_never_looked_up(String url) {
        assertThat(guard("").objection(url)).matches("(must|cannot) .*");
        assertThat(guard("0.0.0.0/0, ::/0").objection(url)).isNotNull();
        assertThat(lookedUp).isEmpty();
    }

    @Test
    void a_name_that_nobody_knows_is_said_to_be_unknown() {
        assertThat(guard("").objection("https://nobody.example.com/")).contains("cannot be found");
    }

    @Test
    void http_is_for_networks_that_the_operator_allowed() {
        assertThat(guard("").objection("http://hooks.example.com/")).contains("https");
        assertThat(guard("10.0.0.0/8").objection("http://hooks.example.com/")).contains("https");
        assertThat(guard("93.184.215.0/24").objection("http://hooks.example.com/"))
                .isNull();
    }

    @Test
    void what_the_operator_allows_is_allowed_in_all_its_forms_and_nothing_beside_it() {
        AddressGuard guard = guard("10.1.0.0/16, ::1");

        assertThat(guard.objection("http://inside.example.com/")).isNull();
        assertThat(guard.objection("https://10.1.255.255/")).isNull();
        assertThat(guard.objection("https://[::ffff:10.1.0.1]/")).isNull();
        assertThat(guard.objection("https://[64:ff9b::10.1.0.1]/")).isNull();
        assertThat(guard.objection("https://[::1]/")).isNull();
        assertThat(guard.objection("https://10.2.0.1/")).contains("private");
        assertThat(guard.objection("https://127.0.0.1/")).contains("loopback");
        assertThat(guard.objection("https://half-inside.example.com/")).contains("private");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.0.0.0/33",
                "10.0.0.0/-1",
                "10.0.0.0/",
                "10.0.0/8",
                "example.com/8",
                "::/129",
                ",",
                "010.0.0.0/8",
                "10.0.0.0/8/8"
            })
    void a_network_that_is_none_is_refused(String text) {
        assertThatThrownBy(() -> Network.list(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
