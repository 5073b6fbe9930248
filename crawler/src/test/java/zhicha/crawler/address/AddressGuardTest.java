package zhicha.crawler.address;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressGuardTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "10.1.2.3",
                "100.64.0.1",
                "100.127.255.255",
                "127.0.0.1",
                "127.255.255.254",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.8",
                "192.0.2.1",
                "192.88.99.1",
                "192.168.1.1",
                "198.18.0.1",
                "198.19.255.255",
                "198.51.100.7",
                "203.0.113.9",
                "224.0.0.1",
                "239.255.255.250",
                "255.255.255.255",
                "::",
                "::1",
                "::ffff:10.0.0.1",
                "::ffff:127.0.0.1",
                "::127.0.0.1",
                "64:ff9b::7f00:1",
                "64:ff9b:1::1",
                "100::1",
                "2001::1",
                "2001:db8::1",
                "2002:7f00:1::1",
                "2002:c0a8:101::",
                "3fff::1",
                "5f00::1",
                "fc00::1",
                "fd12::1",
                "fe80::1",
                "fec0::1",
                "ff02::1"
            })
    void knowsWhatIsNotThePublicInternet(String literal) throws UnknownHostException {
        assertFalse(AddressGuard.isPublic(InetAddress.getByName(literal)), literal);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "126.1.1.1", "128.0.0.1",
                "172.15.255.255", "172.32.0.1", "192.167.1.1", "198.17.1.1", "198.20.0.1", "223.5.5.5", "2400:3200::1",
                "2606:4700::1111"
            })
    void letsThePublicInternetPass(String literal) throws UnknownHostException {
        assertTrue(AddressGuard.isPublic(InetAddress.getByName(literal)), literal);
    }

    @Test
    void aHostIsAllowedOnItsNamedPortAndTheUsualOnes() throws BadAddressException {
        AllowedHosts hosts = AllowedHosts.of(List.of(WebAddress.parse("http://127.0.0.1:8801/")));
        assertTrue(hosts.allows(WebAddress.parse("http://127.0.0.1:8801/x")));
        assertTrue(hosts.allows(WebAddress.parse("https://127.0.0.1/x")));
        assertFalse(hosts.allows(WebAddress.parse("http://127.0.0.1:5432/")), "another service of the same machine");
        assertFalse(hosts.allows(WebAddress.parse("http://127.0.0.2:8801/")));
    }
}
