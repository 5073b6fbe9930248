package zhicha.crawler.address.url;

import java.util.Arrays;
import zhicha.rules.rule.Wording;

/** IPv4 as browsers and C libraries read it: one to four parts, each decimal, octal (0…) or hexadecimal (0x…). */
final class Ipv4 {
    private Ipv4() {}

    /** Whether a host can only be an IPv4 address, because its last part is a number. */
    static boolean isMeant(String host) {
        String bare = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
        String last = bare.substring(bare.lastIndexOf('.') + 1);
        return !last.isEmpty()
                && (last.chars().allMatch(c -> c >= '0' && c <= '9') || last.startsWith("0x") && number(last) >= 0);
    }

    /** The address as a number. */
    static long of(String host) throws BadUrlException {
        String[] parts = host.split("\\.", -1);
        if (parts.length > 1 && parts[parts.length - 1].isEmpty()) {
            parts = Arrays.copyOf(parts, parts.length - 1);
        }
        if (parts.length > 4) {
            throw new BadUrlException(
                    Wording.of("“%s”的段数多于 IPv4 地址", "\"%s\" has more parts than an IPv4 address", host));
        }
        long address = 0;
        for (int i = 0; i < parts.length; i++) {
            long value = number(parts[i]);
            boolean last = i == parts.length - 1;
            int bytes = last ? 4 - i : 1;
            if (value < 0 || value >= 1L << 8 * bytes) {
                throw new BadUrlException(Wording.of("“%s”不是 IPv4 地址", "\"%s\" is not an IPv4 address", host));
            }
            address |= last ? value : value << 8 * (3 - i);
        }
        return address;
    }

    static String written(long address) {
        return (address >> 24 & 255) + "." + (address >> 16 & 255) + "." + (address >> 8 & 255) + "." + (address & 255);
    }

    /** -1 where it is none; too large a number is larger than any address. */
    private static long number(String part) {
        int radix = 10;
        int from = 0;
        if (part.startsWith("0x")) {
            radix = 16;
            from = 2;
        } else if (part.length() > 1 && part.startsWith("0")) {
            radix = 8;
            from = 1;
        }
        if (part.isEmpty()) {
            return -1;
        }
        long value = 0;
        for (int i = from; i < part.length(); i++) {
            int digit = part.charAt(i) < 0x80 ? Character.digit(part.charAt(i), radix) : -1;
            if (digit < 0) {
                return -1;
            }
            value = Math.min(value * radix + digit, 1L << 40);
        }
        return value;
    }
}
