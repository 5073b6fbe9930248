package zhicha.crawler.fetch.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.apache.hc.client5.http.DnsResolver;
import zhicha.crawler.address.AddressGuard;

/**
 * Resolves names and refuses those that lead into a private network. The connection is made to the very addresses that
 * were checked here, so a name that changes its address between check and use (rebinding) gains nothing.
 */
final class GuardedResolver implements DnsResolver {
    private final boolean privateAddresses;

    GuardedResolver(boolean privateAddresses) {
        this.privateAddresses = privateAddresses;
    }

    /** A name or literal leads to an address that must not be reached. */
    static final class PrivateAddressException extends UnknownHostException {
        private static final long serialVersionUID = 1;

        PrivateAddressException(String host, InetAddress address) {
            super(host + " leads to " + address.getHostAddress()
                    + ", which is not on the public internet; a site file may say \"private-addresses: allowed\"");
        }
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] addresses = InetAddress.getAllByName(host);
        if (privateAddresses) {
            // multicast and the like are nobody's shop
            return Arrays.stream(addresses)
                    .filter(address -> !address.isMulticastAddress())
                    .toArray(InetAddress[]::new);
        }
        for (InetAddress address : addresses) {
            // one private address among public ones is an attack, not a shop
            if (!AddressGuard.isPublic(address)) {
                throw new PrivateAddressException(host, address);
            }
        }
        return addresses;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}
