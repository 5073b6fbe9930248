package zhicha.crawler.address.url;

import com.ibm.icu.text.IDNA;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import zhicha.rules.rule.Wording;

/** Hosts of http and https, https://url.spec.whatwg.org/#concept-host-parser. */
final class HostParser {
    private static final IDNA NAMES =
            IDNA.getUTS46Instance(IDNA.NONTRANSITIONAL_TO_ASCII | IDNA.CHECK_BIDI | IDNA.CHECK_CONTEXTJ);
    /** CheckHyphens and VerifyDnsLength are false in the standard. */
    private static final Set<IDNA.Error> PASSED_OVER = EnumSet.of(
            IDNA.Error.LEADING_HYPHEN,
            IDNA.Error.TRAILING_HYPHEN,
            IDNA.Error.HYPHEN_3_4,
            IDNA.Error.EMPTY_LABEL,
            IDNA.Error.LABEL_TOO_LONG,
            IDNA.Error.DOMAIN_NAME_TOO_LONG);

    private static final String FORBIDDEN = " #/:<>?@[\\]^|%\u007f";

    private HostParser() {}

    /** The host as it is serialized. */
    static String of(String written) throws BadUrlException {
        if (written.startsWith("[")) {
            if (!written.endsWith("]")) {
                throw new BadUrlException(
                        Wording.of("“%s”是没有写完的 IPv6 地址", "\"%s\" is an IPv6 address without its end", written));
            }
            return "[" + Ipv6.written(Ipv6.of(written.substring(1, written.length() - 1))) + "]";
        }
        String name = ascii(PercentEncoding.decoded(written));
        if (name.isEmpty()) {
            throw new BadUrlException(new Wording("没有主机", "no host"));
        }
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c < 0x20 || FORBIDDEN.indexOf(c) >= 0) {
                throw new BadUrlException(
                        Wording.of("主机“%s”含有不允许的字符", "host \"%s\" has a character that no host may have", name));
            }
        }
        return Ipv4.isMeant(name) ? Ipv4.written(Ipv4.of(name)) : name;
    }

    private static String ascii(String name) throws BadUrlException {
        boolean plain = true;
        for (int i = 0; i < name.length() && plain; i++) {
            plain = name.charAt(i) < 0x80;
        }
        String lower = name.toLowerCase(Locale.ROOT);
        if (plain && !lower.startsWith("xn--") && !lower.contains(".xn--")) {
            return lower;
        }
        IDNA.Info info = new IDNA.Info();
        String ascii = NAMES.nameToASCII(name, new StringBuilder(), info).toString();
        for (IDNA.Error error : info.getErrors()) {
            if (!PASSED_OVER.contains(error)) {
                throw new BadUrlException(Wording.of("主机“%s”不是合法名称：%s", "host \"%s\" is not a name: %s", name, error));
            }
        }
        return ascii;
    }
}
