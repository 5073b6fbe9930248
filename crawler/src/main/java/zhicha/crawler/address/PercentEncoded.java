package zhicha.crawler.address;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Percent-encoding, read back for people. */
final class PercentEncoded {
    private static final Pattern BEYOND_ASCII = Pattern.compile("(?:%[89A-Fa-f][0-9A-Fa-f])+");

    private PercentEncoded() {}

    /** Runs of bytes that are UTF-8 become its characters; others, for instance of GBK, stay as they are. */
    static String readable(String encoded) {
        Matcher runs = BEYOND_ASCII.matcher(encoded);
        return runs.replaceAll(run -> Matcher.quoteReplacement(decoded(run.group())));
    }

    private static String decoded(String run) {
        byte[] bytes = HexFormat.of().parseHex(run.replace("%", ""));
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            return run;
        }
    }
}
