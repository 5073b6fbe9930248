package zhicha.app.web;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import zhicha.reporting.review.QueueEntry;
import zhicha.reporting.review.QueueFilter;
import zhicha.reporting.review.decision.DismissalReason;
import zhicha.reporting.review.decision.Judgement;

/** Fills a console with a sample market and photographs its pages, for people who change the templates. Arguments: a folder. */
final class ShowConsole {
    private ShowConsole() {}

    public static void main(String[] arguments) throws Exception {
        Path shots = Path.of(arguments[0]);
        Files.createDirectories(shots);
        Path folder = Files.createTempDirectory("zhicha-show");
        try (ConsoleHouse house = new ConsoleHouse(folder, 0)) {
            SampleMarket.fill(house, folder, 120, 20261122);
            List<QueueEntry> entries = house.queue.list(QueueFilter.OPEN, 60, 0);
            List<String> confirmed = new ArrayList<>();
            for (int i = 12; i < 48; i++) {
                String flag = entries.get(i).flag().id();
                Judgement judgement = i % 3 == 0
                        ? new Judgement.Dismiss(DismissalReason.NOMINATIVE_USE, "")
                        : i % 7 == 0 ? new Judgement.Unsure("待权利人辨认") : new Judgement.Confirm("");
                house.queue.decide(flag, entries.get(i).sight(), judgement, "zhao", "s");
                if (judgement instanceof Judgement.Confirm) {
                    confirmed.add(flag);
                }
            }
            QueueEntry lead = house.queue.entry(confirmed.getFirst()).orElseThrow();
            house.leads.draft(
                    house.leads.companions(lead.flag().id()).stream()
                            .map(entry -> entry.flag().id())
                            .toList(),
                    "zhao");
            String first = entries.get(0).flag().id();
            String taken = entries.get(3).flag().id();
            house.queue.claim(taken, "zhao");
            Visit lin = Visit.of(house.address(), "lin");
            Visit guan = Visit.of(house.address(), "guan");
            Visit shen = Visit.of(house.address(), "shen");
            String capture = entries.get(0).flag().listing().capture().hex();
            String number = house.store.leads().leadsWith(lead.flag().id()).getFirst();
            try (Chromium chromium = new Chromium()) {
                for (int width : new int[] {1440, 390}) {
                    chromium.size(width, width == 390 ? 844 : 900);
                    shoot(chromium, house.address(), null, "/sign-in", shots, "sign-in", width);
                    shoot(chromium, house.address(), lin, "/overview", shots, "overview", width);
                    shoot(chromium, house.address(), lin, "/review", shots, "queue", width);
                    shoot(chromium, house.address(), lin, "/review/" + first, shots, "card", width);
                    shoot(chromium, house.address(), lin, "/review/" + taken, shots, "card-taken", width);
                    shoot(
                            chromium,
                            house.address(),
                            lin,
                            "/review/" + lead.flag().id(),
                            shots,
                            "card-confirmed",
                            width);
                    shoot(chromium, house.address(), lin, "/sealed/" + capture, shots, "sealed", width);
                    shoot(
                            chromium,
                            house.address(),
                            lin,
                            "/seller?key="
                                    + java.net.URLEncoder.encode(
                                            entries.get(0).flag().seller().value(), "UTF-8"),
                            shots,
                            "seller",
                            width);
                    shoot(chromium, house.address(), lin, "/leads", shots, "leads", width);
                    shoot(chromium, house.address(), lin, "/leads/" + number, shots, "lead", width);
                    shoot(chromium, house.address(), lin, "/account", shots, "account", width);
                    shoot(chromium, house.address(), guan, "/users", shots, "users", width);
                    shoot(chromium, house.address(), shen, "/audit", shots, "audit", width);
                }
                chromium.size(1440, 900);
                shoot(chromium, house.address(), lin, "/review/" + first, shots, "card-en", 1440);
                shoot(chromium, house.address(), lin, "/overview", shots, "overview-en", 1440);
            }
        }
    }

    private static void shoot(
            Chromium chromium, URI console, Visit who, String path, Path shots, String name, int width)
            throws Exception {
        chromium.cookie(console, "zhicha", who == null ? "none" : who.cookie("zhicha"));
        chromium.cookie(console, "zhicha-language", name.endsWith("-en") ? "en" : "zh");
        chromium.open(console.resolve(path));
        chromium.screenshot(shots.resolve(name + "-" + width + ".png"), true);
    }
}
