package zhicha.matcher.image.mark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import zhicha.matcher.image.decode.Picture;

/**
 * A mark taken apart into its coloured parts and its ground.
 *
 * @param width pixels of what was taken apart, which has a rim of {@link #RIM} around the mark
 * @param parts largest first
 * @param colours the number of each part's colour, from 0
 */
record Inks(int width, int height, List<Region> parts, int[] colours, Region ground) {
    static final int RIM = 10;

    /** Longer side in pixels at which a mark is taken apart. */
    private static final int SIDE = 256;

    /** Parts of a mark with colours as near as this have one colour, in a photo too. */
    private static final int ONE_COLOUR = 14;

    private static final int MOST_PARTS = 24;
    /** Share of what is not ground that must lie in regions of one colour. */
    private static final double FLAT = 0.6;
    /** Least share of the mark's area that a colour of its own takes. */
    private static final double LEAST_SHARE = 0.004;

    private static final int GROUND = 30;

    /** Empty where there is no plain ground, or too much that is of no one colour. */
    static Optional<Inks> of(Picture picture) {
        Picture working = rimmed(picture.within(SIDE));
        List<Region> regions = Regions.of(working);
        return regions.stream()
                .filter(region -> region.has(0, 0))
                .max(Comparator.comparingInt(Region::area))
                .map(ground -> {
                    List<Region> parts = inks(regions, ground, working);
                    return new Inks(working.width(), working.height(), parts, colours(parts), ground);
                })
                .filter(inks -> !inks.parts.isEmpty());
    }

    int colourCount() {
        return Arrays.stream(colours).max().orElse(-1) + 1;
    }

    /** With a rim of the corners' colour, so that no border of the mark runs along the picture's edge. */
    private static Picture rimmed(Picture picture) {
        int w = picture.width();
        int h = picture.height();
        int[] from = picture.rgb();
        int[] corners = {from[0], from[w - 1], from[(h - 1) * w], from[h * w - 1]};
        int best = 0;
        int most = -1;
        for (int i = 0; i < 4; i++) {
            int like = 0;
            for (int other : corners) {
                like += Regions.difference(corners[i], other) <= GROUND ? 1 : 0;
            }
            if (like > most) {
                most = like;
                best = corners[i];
            }
        }
        int[] rgb = new int[(w + 2 * RIM) * (h + 2 * RIM)];
        Arrays.fill(rgb, best);
        for (int y = 0; y < h; y++) {
            System.arraycopy(from, y * w, rgb, (y + RIM) * (w + 2 * RIM) + RIM, w);
        }
        return new Picture(w + 2 * RIM, h + 2 * RIM, rgb);
    }

    private static List<Region> inks(List<Region> regions, Region ground, Picture working) {
        int other = 0;
        for (int pixel : working.rgb()) {
            other += Regions.difference(pixel, ground.colour()) > GROUND ? 1 : 0;
        }
        List<Region> inks = new ArrayList<>();
        boolean[] covered = new boolean[working.rgb().length];
        int count = 0;
        for (Region region : regions) {
            if (Regions.difference(region.colour(), ground.colour()) <= GROUND
                    || region.area() < LEAST_SHARE * other
                    || inks.size() == MOST_PARTS) {
                continue;
            }
            int fresh = 0;
            for (int i = 0; i < region.mask().length; i++) {
                int at = (region.top() + i / region.width()) * working.width() + region.left() + i % region.width();
                fresh += region.mask()[i] && !covered[at] ? 1 : 0;
            }
            if (fresh < region.area() / 2 || !inks.isEmpty() && thin(region)) {
                continue;
            }
            for (int i = 0; i < region.mask().length; i++) {
                int at = (region.top() + i / region.width()) * working.width() + region.left() + i % region.width();
                covered[at] |= region.mask()[i];
            }
            count += fresh;
            inks.add(region);
        }
        return count >= FLAT * other ? inks : List.of();
    }

    /** The soft rim between two colours has no inside. */
    private static boolean thin(Region region) {
        int deep = 0;
        for (int y = 1; y + 1 < region.height(); y++) {
            for (int x = 1; x + 1 < region.width(); x++) {
                int at = y * region.width() + x;
                deep += region.mask()[at]
                                && region.mask()[at - 1]
                                && region.mask()[at + 1]
                                && region.mask()[at - region.width()]
                                && region.mask()[at + region.width()]
                        ? 1
                        : 0;
            }
        }
        return deep < 0.12 * region.area();
    }

    /** The number of each part's colour, from 0. */
    private static int[] colours(List<Region> inks) {
        int[] colours = new int[inks.size()];
        int count = 0;
        for (int i = 0; i < colours.length; i++) {
            colours[i] = -1;
            for (int j = 0; j < i && colours[i] < 0; j++) {
                if (Regions.difference(inks.get(i).colour(), inks.get(j).colour()) <= ONE_COLOUR) {
                    colours[i] = colours[j];
                }
            }
            if (colours[i] < 0) {
                colours[i] = count++;
            }
        }
        return colours;
    }
}
