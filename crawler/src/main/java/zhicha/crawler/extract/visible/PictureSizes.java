package zhicha.crawler.extract.visible;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One picture in several sizes: shop software writes the size into the file name, {@code cup-90x90.jpg}. */
final class PictureSizes {
    private static final Pattern SIZE =
            Pattern.compile("[-_](\\d{2,5})x(\\d{2,5})(?=\\.[A-Za-z]{3,4}(?:\\?[^/]{0,400})?$)");

    private PictureSizes() {}

    /** The largest of each picture, where the smallest stood; addresses that tell no size stay as they are. */
    static List<String> largest(List<String> addresses) {
        Map<String, Integer> places = new HashMap<>();
        Map<String, Long> areas = new HashMap<>();
        List<String> kept = new ArrayList<>();
        for (String address : addresses) {
            Matcher size = SIZE.matcher(address);
            boolean sized = size.find();
            String picture = sized ? size.replaceFirst("") : address;
            // the original without a size in its name is at least as large
            long area = sized ? Long.parseLong(size.group(1)) * Long.parseLong(size.group(2)) : Long.MAX_VALUE;
            Integer place = places.get(picture);
            if (place == null) {
                places.put(picture, kept.size());
                areas.put(picture, area);
                kept.add(address);
            } else if (area > areas.getOrDefault(picture, 0L)) {
                areas.put(picture, area);
                kept.set(place, address);
            }
        }
        return kept;
    }
}
