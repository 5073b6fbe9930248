package zhicha.bench.picture;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import zhicha.bench.edits.PackScenes;
import zhicha.bench.photos.DrawnPacks;
import zhicha.bench.photos.Logo;
import zhicha.bench.photos.Shot;

/** Printed packs of protected brands in photos, and packs of brands that nobody protects. */
final class PackRound {
    static final double GOAL = 0.95;
    private static final int PACKS = 40;
    private static final double QUALITY = 0.82;

    private final List<Logo> fronts;
    private final List<Logo> others;
    private final List<Shot> photos;
    private final Watch watch;
    private final long seed;

    /** The packs of both parts differ; those that nobody protects have the layouts of those that somebody does. */
    PackRound(PictureSet set, int part, int packs, Path folder, long seed) throws IOException {
        int count = Math.min(PACKS, packs);
        fronts = IntStream.range(0, count)
                .mapToObj(number -> DrawnPacks.front(1000 * part + number, seed))
                .toList();
        others = IntStream.range(0, count)
                .mapToObj(number -> DrawnPacks.front(1000 * part + 500 + number, seed))
                .toList();
        photos = set.innocent().stream().filter(shot -> !shot.sheet()).toList();
        watch = new Watch(new PictureSet(set.name(), List.of(), List.of(), fronts), folder);
        this.seed = seed;
    }

    /**
     * What became of one way.
     *
     * @param scenes pictures of protected packs, and as many of others
     * @param wrong pictures in which a brand was seen that is not in them
     */
    record Recall(PackScenes.Way way, LogoRound.Share found, int scenes, List<String> missed, List<String> wrong) {}

    Recall recall(PackScenes.Way way) {
        LogoRound.Share share = new LogoRound.Share(0, 0);
        List<String> missed = new ArrayList<>();
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < fronts.size() && !photos.isEmpty(); i++) {
            Random random = new Random(seed ^ way.name().hashCode() * 31L + i);
            Set<String> shown = new TreeSet<>();
            List<Logo> mine = new ArrayList<>();
            List<Logo> foreign = new ArrayList<>();
            for (int j = 0; j < way.packs(); j++) {
                int at = (i + 5 * j) % fronts.size();
                shown.add(Watch.logoId(at));
                mine.add(fronts.get(at));
                foreign.add(others.get(at));
            }
            BufferedImage photo = photos.get(random.nextInt(photos.size())).image();
            Set<String> seen = watch.look(PackScenes.put(photo, mine, way, random), QUALITY)
                    .logos();
            for (String id : shown) {
                share = share.with(seen.contains(id));
                if (!seen.contains(id)) {
                    missed.add(named(id));
                }
            }
            seen.stream().filter(id -> !shown.contains(id)).forEach(id -> wrong.add(named(id)));
            watch.look(PackScenes.put(photo, foreign, way, random), QUALITY)
                    .logos()
                    .forEach(id -> wrong.add(named(id)));
        }
        return new Recall(way, share, 2 * fronts.size(), missed, wrong);
    }

    private String named(String id) {
        return fronts.get(Integer.parseInt(id.substring(1))).name();
    }
}
