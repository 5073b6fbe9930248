package zhicha.crawler.address;

import java.math.BigInteger;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/**
 * Tells the public internet from everything else.
 *
 * <p>Source: the IANA special-purpose address registries for IPv4 and IPv6. For IPv6 only global unicast (2000::/3) can
 * be public; what translates or tunnels IPv4 (64:ff9b::/96, 2002::/16, 2001::/32) never is, because the IPv4 address
 * within would be reached unchecked.
 */
public final class AddressGuard {
    private static final List<Block> NOT_PUBLIC = List.of(
            Block.of("0.0.0.0/8"),
            Block.of("10.0.0.0/8"),
            Block.of("100.64.0.0/10"),
            Block.of("127.0.0.0/8"),
            Block.of("169.254.0.0/16"),
            Block.of("172.16.0.0/12"),
            Block.of("192.0.0.0/24"),
            Block.of("192.0.2.0/24"),
            Block.of("192.88.99.0/24"),
            Block.of("192.168.0.0/16"),
            Block.of("198.18.0.0/15"),
            Block.of("198.51.100.0/24"),
            Block.of("203.0.113.0/24"),
            Block.of("224.0.0.0/4"),
            Block.of("240.0.0.0/4"),
            Block.of("2001::/23"),
            Block.of("2001:db8::/32"),
            Block.of("2002::/16"),
            Block.of("3fff::/20"));
    private static final Block GLOBAL_UNICAST = Block.of("2000::/3");

    private AddressGuard() {}

    /** Whether this address belongs to the public internet. */
    public static boolean isPublic(InetAddress address) {
        if (address.isAnyLocalAddress() || address.isLoopbackAddress() || address.isMulticastAddress()) {
            return false;
        }
        if (NOT_PUBLIC.stream().anyMatch(block -> block.holds(address))) {
            return false;
        }
        return address instanceof Inet4Address || GLOBAL_UNICAST.holds(address);
    }

    private record Block(byte[] prefix, int bits) {
        static Block of(String written) {
            String[] parts = written.split("/", 2);
            try {
                return new Block(InetAddress.getByName(parts[0]).getAddress(), Integer.parseInt(parts[1]));
            } catch (UnknownHostException e) {
                throw new IllegalArgumentException(written, e);
            }
        }

        boolean holds(InetAddress address) {
            byte[] bytes = address.getAddress();
            return bytes.length == prefix.length && Arrays.equals(masked(bytes), masked(prefix));
        }

        private byte[] masked(byte[] bytes) {
            int free = bytes.length * 8 - bits;
            return new BigInteger(1, bytes).shiftRight(free).toByteArray();
        }
    }
}
