package zhicha.crawler.address.url;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import zhicha.crawler.address.BadAddressException;
import zhicha.crawler.address.WebAddress;

/** Held to the cases that browsers are held to; see the head of the file for their source. */
class UrlParserTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private record Case(String input, Optional<String> base, Optional<String> written) {}

    private static List<Case> cases() throws IOException {
        List<Case> cases = new ArrayList<>();
        try (InputStream in = UrlParserTest.class.getResourceAsStream("url-cases.txt")) {
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                if (!line.startsWith("#")) {
                    JsonNode one = JSON.readTree(line);
                    cases.add(new Case(one.get(0).asString(), text(one.get(1)), text(one.get(2))));
                }
            }
        }
        return cases;
    }

    private static Optional<String> text(JsonNode node) {
        return node.isNull() ? Optional.empty() : Optional.of(node.asString());
    }

    private static Optional<String> parsed(Case one) {
        try {
            Url base = null;
            if (one.base().isPresent()) {
                try {
                    base = UrlParser.parse(one.base().get(), null);
                } catch (BadUrlException notOfTheWeb) {
                    // about:blank, file: and the like; what is absolute does not need it
                }
            }
            return Optional.of(UrlParser.parse(one.input(), base).toString());
        } catch (BadUrlException refused) {
            return Optional.empty();
        }
    }

    @Test
    void acceptsWhatBrowsersAcceptAndWritesItAsTheyDo() throws IOException {
        List<Case> valid =
                cases().stream().filter(one -> one.written().isPresent()).toList();
        assertEquals(229, valid.size());
        List<Case> wrong =
                valid.stream().filter(one -> !parsed(one).equals(one.written())).toList();
        assertEquals(List.of(), wrong);
    }

    @Test
    void refusesAllThatBrowsersRefuse() throws IOException {
        List<Case> bad = cases().stream().filter(one -> one.written().isEmpty()).toList();
        assertEquals(273, bad.size());
        assertEquals(
                List.of(), bad.stream().filter(one -> parsed(one).isPresent()).toList());
    }

    /** What is asked for never leads elsewhere than where a browser would go, and is the same when it is read again. */
    @Test
    void theAddressAskedForIsThatOfTheStandardInOneSpelling() throws Exception {
        int asked = 0;
        for (Case one : cases()) {
            Optional<WebAddress> address = one.written().flatMap(WebAddress::of);
            if (address.isPresent()) {
                asked++;
                Url url = UrlParser.parse(one.written().get(), null);
                String bare = url.host().replaceAll("^\\[|\\]$|\\.$", "");
                assertTrue(
                        address.get().host().equals(bare) || bare.startsWith("::ffff:"),
                        () -> one + " would be asked of " + address.get().host());
                assertEquals(address.get(), WebAddress.parse(address.get().toString()));
            }
        }
        assertTrue(asked > 150, asked + " of them are asked for; the others have user names or hosts no DNS knows");
    }

    @Test
    void halfACharacterIsNoneOfOursToSend() throws BadAddressException {
        assertEquals(
                "http://shop.example/%EF%BF%BD?%EF%BF%BD",
                WebAddress.parse("http://shop.example/\ud800?\udc00").toString());
    }
}
