package zhicha.crawler.address.url;

import zhicha.rules.rule.Wording;

/** IPv6, read by https://url.spec.whatwg.org/#concept-ipv6-parser and written by RFC 5952. */
final class Ipv6 {
    private final String text;
    private final int[] pieces = new int[8];
    private int at;

    private Ipv6(String text) {
        this.text = text;
    }

    /** @param text what stands within the brackets */
    static int[] of(String text) throws BadUrlException {
        Ipv6 reader = new Ipv6(text);
        reader.read();
        return reader.pieces;
    }

    private BadUrlException bad() {
        return new BadUrlException(Wording.of("“[%s]”不是 IPv6 地址", "\"[%s]\" is not an IPv6 address", text));
    }

    private boolean is(char c) {
        return at < text.length() && text.charAt(at) == c;
    }

    private int digit(int radix) {
        return at < text.length() && text.charAt(at) < 0x80 ? Character.digit(text.charAt(at), radix) : -1;
    }

    private void read() throws BadUrlException {
        int piece = 0;
        int compress = -1;
        if (is(':')) {
            at++;
            if (!is(':')) {
                throw bad();
            }
            at++;
            compress = ++piece;
        }
        while (at < text.length()) {
            if (piece == 8) {
                throw bad();
            }
            if (is(':')) {
                if (compress >= 0) {
                    throw bad();
                }
                at++;
                compress = ++piece;
                continue;
            }
            int value = 0;
            int length = 0;
            while (length < 4 && digit(16) >= 0) {
                value = value * 16 + digit(16);
                at++;
                length++;
            }
            if (is('.')) {
                at -= length;
                if (length == 0 || piece > 6) {
                    throw bad();
                }
                dotted(piece);
                piece += 2;
                break;
            }
            if (is(':')) {
                at++;
                if (at == text.length()) {
                    throw bad();
                }
            } else if (at < text.length()) {
                throw bad();
            }
            pieces[piece++] = value;
        }
        if (compress < 0 && piece != 8) {
            throw bad();
        }
        if (compress >= 0) {
            for (int swaps = piece - compress, to = 7; to != 0 && swaps > 0; swaps--, to--) {
                int from = compress + swaps - 1;
                int other = pieces[from];
                pieces[from] = pieces[to];
                pieces[to] = other;
            }
        }
    }

    /** Four decimal numbers, and nothing behind them. */
    private void dotted(int piece) throws BadUrlException {
        for (int seen = 0; seen < 4; seen++) {
            if (seen > 0) {
                if (!is('.')) {
                    throw bad();
                }
                at++;
            }
            int value = -1;
            while (digit(10) >= 0) {
                if (value == 0) {
                    throw bad();
                }
                value = Math.max(value, 0) * 10 + digit(10);
                if (value > 255) {
                    throw bad();
                }
                at++;
            }
            if (value < 0) {
                throw bad();
            }
            pieces[piece + seen / 2] = pieces[piece + seen / 2] * 256 + value;
        }
        if (at < text.length()) {
            throw bad();
        }
    }

    /** The first longest run of two zeros or more is left out. */
    static String written(int[] pieces) {
        int from = -1;
        int length = 1;
        for (int i = 0; i < 8; i++) {
            int run = 0;
            while (i + run < 8 && pieces[i + run] == 0) {
                run++;
            }
            if (run > length) {
                from = i;
                length = run;
            }
            i += run;
        }
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            if (i == from) {
                out.append(i == 0 ? "::" : ":");
                i += length - 1;
                continue;
            }
            out.append(Integer.toHexString(pieces[i]));
            if (i < 7) {
                out.append(':');
            }
        }
        return out.toString();
    }
}
