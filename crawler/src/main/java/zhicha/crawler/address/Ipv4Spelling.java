package zhicha.crawler.address;

import java.util.Optional;

/** IPv4 as browsers and C libraries read it: one to four parts, each decimal, octal (0…) or hexadecimal (0x…). */
final class Ipv4Spelling {
    private Ipv4Spelling() {}

    /** Whether a host whose last part this is can only be an IPv4 address. */
    static boolean isNumber(String part) {
        return part.matches("[0-9]+|0x[0-9a-f]*");
    }

    /** The dotted decimal form, or empty where the numbers do not make an address. */
    static Optional<String> dotted(String host) {
        String[] parts = host.split("\\.", -1);
        if (parts.length > 4) {
            return Optional.empty();
        }
        long address = 0;
        for (int i = 0; i < parts.length; i++) {
            long value = number(parts[i]);
            boolean last = i == parts.length - 1;
            int bytes = last ? 4 - i : 1;
            if (value < 0 || value >= 1L << 8 * bytes) {
                return Optional.empty();
            }
            address |= last ? value : value << 8 * (3 - i);
        }
        return Optional.of(
                (address >> 24) + "." + (address >> 16 & 255) + "." + (address >> 8 & 255) + "." + (address & 255));
    }

    private static long number(String part) {
        try {
            if (part.startsWith("0x")) {
                return part.length() == 2 ? 0 : Long.parseLong(part.substring(2), 16);
            }
            return part.length() > 1 && part.startsWith("0") ? Long.parseLong(part, 8) : Long.parseLong(part);
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
