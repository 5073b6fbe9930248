package zhicha.bench.picture;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import zhicha.bench.photos.Logo;
import zhicha.bench.photos.Notices;
import zhicha.bench.photos.Shot;

/**
 * What one part is judged with. No photo, and so no piece of one, is in both parts.
 *
 * @param name open, which may be tuned on, or held-out
 * @param watched pictures that are protected
 * @param innocent pictures that are not, those of the same photos and studios first, sheets without goods last
 * @param logos marks that are looked for
 */
record PictureSet(String name, List<Shot> watched, List<Shot> innocent, List<Logo> logos) {

    /** Two parts, open and held out, from shots and logos, shuffled by the seed. */
    static List<PictureSet> parts(List<Shot> shots, List<Logo> logos, int watched, int innocent, long seed) {
        Map<String, List<Shot>> families = new LinkedHashMap<>();
        shots.forEach(shot -> families.computeIfAbsent(shot.family(), family -> new ArrayList<>())
                .add(shot));
        List<String> names = new ArrayList<>(families.keySet());
        Collections.sort(names);
        Collections.shuffle(names, new Random(seed));
        List<Logo> marks = new ArrayList<>(logos);
        List<PictureSet> parts = new ArrayList<>();
        for (int part = 0; part < 2; part++) {
            List<Shot> protectedShots = new ArrayList<>();
            List<Shot> siblings = new ArrayList<>();
            List<Shot> strangers = new ArrayList<>();
            int single = 0;
            int mine = (names.size() + 1 - part) / 2;
            for (int i = part; i < names.size(); i += 2) {
                List<Shot> family = families.getOrDefault(names.get(i), List.of());
                // of a folder of single photos half at most are protected, so that innocent ones remain
                boolean protect = protectedShots.size() < watched && (single++ < mine / 2 || family.size() > 1);
                if (protect) {
                    // of a large photo two pieces, so that one may be taken for the other
                    int own = family.size() >= 4 ? 2 : 1;
                    protectedShots.addAll(family.subList(0, own));
                    siblings.addAll(family.subList(own, family.size()));
                } else {
                    strangers.addAll(family);
                }
            }
            List<Shot> free = new ArrayList<>(siblings);
            free.addAll(strangers);
            int sheets = Math.max(innocent / 5, 10);
            if (free.size() > innocent - sheets) {
                free = new ArrayList<>(free.subList(0, Math.max(10, innocent - sheets)));
            }
            for (int i = 0; free.size() < innocent; i++) {
                free.add(Notices.of(2 * i + part, seed));
            }
            int which = part;
            parts.add(new PictureSet(
                    part == 0 ? "open" : "held-out",
                    protectedShots,
                    free,
                    java.util.stream.IntStream.range(0, marks.size())
                            .filter(i -> i % 2 == which)
                            .mapToObj(marks::get)
                            .toList()));
        }
        return parts;
    }
}
