package zhicha.rules.subject;

import zhicha.rules.rule.UntrueValue;
import zhicha.rules.rule.Wording;

/**
 * A picture of a listing.
 *
 * @param address absolute http(s) address, or a path relative to the folder of images that was named
 */
public record ListingImage(String address) {
    public ListingImage {
        if (address.isBlank()) {
            throw new UntrueValue(new Wording("图片地址为空", "image address is empty"));
        }
    }
}
