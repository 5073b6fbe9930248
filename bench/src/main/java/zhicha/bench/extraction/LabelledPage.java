package zhicha.bench.extraction;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import zhicha.rules.subject.Price;

/**
 * A product page with what a person sees on it. The label stands in a comment at the top of the file, or in a file beside it:
 *
 * <pre>
 * url: where it would have been read
 * title: one line for each form that is right
 * price: 12.90 EUR, or 12.90 EUR 19.90 for a range, or none where the page shows none; one line for each that is right
 * image: one line for each address of the main picture that is right
 * image-with: the same, for every address with this text in it: a picture comes in many sizes
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
        List<Price> prices,
        List<String> images,
        List<String> pictureNames,
        String available,
        byte[] bytes) {

    /** @param label the text of the comment */
    static LabelledPage of(String name, String label, byte[] bytes) {
        List<String> titles = new ArrayList<>();
        List<String> images = new ArrayList<>();
        String url = "";
        String available = "unknown";
        List<Price> prices = new ArrayList<>();
        List<String> pictureNames = new ArrayList<>();
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
                case "image-with" -> pictureNames.add(value);
                case "price" -> price(name, value).ifPresent(prices::add);
                default -> throw new IllegalArgumentException(name + ": label has no line \"" + line + "\"");
            }
        }
        if (url.isEmpty() || titles.isEmpty()) {
            throw new IllegalArgumentException(name + ": the label names no url or no title");
        }
        return new LabelledPage(name, url, titles, prices, images, pictureNames, available, bytes);
    }

    /** Whether an address is of the main picture, in whatever size and however its letters are escaped. */
    boolean isMainPicture(String address) {
        String plain = address.replace("%2B", "+");
        return images.contains(address)
                || pictureNames.stream().anyMatch(part -> plain.contains(part.replace("%2B", "+")));
    }

    private static Optional<Price> price(String name, String written) {
        if (written.equals("none")) {
            return Optional.empty();
        }
        String[] parts = written.split(" ");
        if (parts.length < 2) {
            throw new IllegalArgumentException(name + ": price \"" + written + "\" needs an amount and a currency");
        }
        return Optional.of(
                new Price(new BigDecimal(parts[0]), parts[1], parts.length > 2 ? new BigDecimal(parts[2]) : null));
    }
}
