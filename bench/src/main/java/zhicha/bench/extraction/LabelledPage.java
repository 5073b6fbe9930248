package zhicha.bench.extraction;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import zhicha.rules.subject.Price;

/**
 * A product page with what a person sees on it. The label stands in a comment at the top of the file:
 *
 * <pre>
 * url: where it would have been read
 * title: one line for each form that is right
 * price: 12.90 EUR, or 12.90 EUR 19.90 for a range, or none where the page shows none
 * image: one line for each address of the main picture that is right
 * available: in, out, or unknown where the page does not say
 * </pre>
 *
 * @param name of the file, without its ending
 * @param bytes as the shop would send them, in the page's own encoding
 */
record LabelledPage(
        String name,
        String url,
        List<String> titles,
        @Nullable Price price,
        List<String> images,
        String available,
        byte[] bytes) {

    /** @param label the text of the comment */
    static LabelledPage of(String name, String label, byte[] bytes) {
        List<String> titles = new ArrayList<>();
        List<String> images = new ArrayList<>();
        String url = "";
        String available = "unknown";
        Price price = null;
        for (String line : label.lines().toList()) {
            int colon = line.indexOf(": ");
            if (colon < 0) {
                continue;
            }
            String value = line.substring(colon + 2).strip();
            switch (line.substring(0, colon).strip()) {
                case "url" -> url = value;
                case "title" -> titles.add(value);
                case "image" -> images.add(value);
                case "available" -> available = value;
                case "price" -> price = price(name, value);
                default -> throw new IllegalArgumentException(name + ": label has no line \"" + line + "\"");
            }
        }
        if (url.isEmpty() || titles.isEmpty()) {
            throw new IllegalArgumentException(name + ": the label names no url or no title");
        }
        return new LabelledPage(name, url, titles, price, images, available, bytes);
    }

    private static @Nullable Price price(String name, String written) {
        if (written.equals("none")) {
            return null;
        }
        String[] parts = written.split(" ");
        if (parts.length < 2) {
            throw new IllegalArgumentException(name + ": price \"" + written + "\" needs an amount and a currency");
        }
        return new Price(new BigDecimal(parts[0]), parts[1], parts.length > 2 ? new BigDecimal(parts[2]) : null);
    }
}
