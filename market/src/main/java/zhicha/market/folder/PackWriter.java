package zhicha.market.folder;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import zhicha.market.brand.DemoRight;
import zhicha.market.brand.DemoRights;
import zhicha.market.offer.Catalogue;
import zhicha.market.offer.Offer;
import zhicha.market.picture.PictureBook;
import zhicha.market.picture.PictureSpec;
import zhicha.market.seller.Shopkeeper;
import zhicha.market.truth.Kind;
import zhicha.rules.pack.Sector;
import zhicha.rules.rule.Verdict;
import zhicha.rules.watch.RightKind;

/** Writes the demo's packs, one a sector: rights, their pictures and texts, and tests drawn from the catalogue. */
public final class PackWriter {
    private PackWriter() {}

    /** @param folder of the packs; each gets a folder of its own, named after its sector */
    public static void write(Path folder, Catalogue catalogue) throws IOException {
        for (Sector sector : Sector.values()) {
            List<DemoRight> rights = DemoRights.all().stream()
                    .filter(right -> right.sector() == sector)
                    .toList();
            if (!rights.isEmpty()) {
                write(folder.resolve(sector.written()), sector, rights, catalogue);
            }
        }
    }

    private static void write(Path folder, Sector sector, List<DemoRight> rights, Catalogue catalogue)
            throws IOException {
        Map<String, PictureSpec> pictures = catalogue.packPictures();
        for (DemoRight right : rights) {
            for (String path : picturePaths(right)) {
                AtomicFile.write(folder.resolve(path), PictureBook.encode(Objects.requireNonNull(pictures.get(path))));
            }
            if (!right.text().isEmpty()) {
                AtomicFile.write(folder.resolve(right.textPath()), right.text());
            }
        }
        Set<String> ids = rights.stream().map(DemoRight::id).collect(Collectors.toSet());
        List<Offer> offers = catalogue.offers().stream()
                .filter(offer -> ids.contains(offer.truth().right()))
                .toList();
        AtomicFile.write(folder.resolve("tests.yaml"), tests(offers));
        // last, so that a pack that can be seen is whole
        AtomicFile.write(folder.resolve("pack.yaml"), pack(sector, rights, catalogue.keepers()));
    }

    private static List<String> picturePaths(DemoRight right) {
        return IntStream.rangeClosed(1, right.pictures())
                .mapToObj(right::picturePath)
                .toList();
    }

    private static String pack(Sector sector, List<DemoRight> rights, List<Shopkeeper> keepers) {
        StringBuilder yaml = new StringBuilder("""
                # 演示规则包：权利、权利人、价格、授权均为虚构，不对应任何真实主体。
                # A pack of the demo: rights, holders, prices and permissions are invented.
                pack: demo-%1$s
                sector: %1$s
                version: 2026.11.2
                rights:
                """.formatted(sector.written()));
        for (DemoRight right : rights) {
            yaml.append("  - id: ").append(right.id()).append('\n');
            field(yaml, "kind", right.kind().written());
            field(yaml, "name", Yaml.text(right.name()));
            field(yaml, "holder", Yaml.text(right.holder()));
            if (!right.words().isEmpty()) {
                field(yaml, "words", Yaml.list(right.words()));
            }
            field(yaml, "pictures", Yaml.list(picturePaths(right)));
            if (!right.text().isEmpty()) {
                field(yaml, "texts", Yaml.list(List.of(right.textPath())));
            }
            if (right.kind() == RightKind.TRADEMARK) {
                field(yaml, "classes", right.classes().toString());
                field(yaml, "goods", Yaml.list(right.goods()));
                field(
                        yaml,
                        "price",
                        "{from: \"" + right.from() + ".00\", to: \"" + right.to() + ".00\", currency: CNY}");
            }
            field(yaml, "registration", "{number: null, from: null, to: null}");
            authorised(yaml, right, keepers);
        }
        return yaml.toString();
    }

    private static void authorised(StringBuilder yaml, DemoRight right, List<Shopkeeper> keepers) {
        List<Shopkeeper> permitted = keepers.stream()
                .filter(keeper -> right.holder().equals(keeper.holder()))
                .toList();
        if (permitted.isEmpty()) {
            return;
        }
        field(yaml, "authorised", "");
        for (Shopkeeper keeper : permitted) {
            yaml.append("      - {platform: ")
                    .append(keeper.site())
                    .append(", seller: ")
                    .append(keeper.id())
                    .append(", name: ")
                    .append(Yaml.text(keeper.name()));
            if (keeper.until() != null) {
                yaml.append(", until: ").append(keeper.until());
            }
            yaml.append(", by: ")
                    .append(Yaml.text("演示管理员"))
                    .append(", why: ")
                    .append(Yaml.text("权利人提供的授权名单（虚构）"))
                    .append("}\n");
        }
    }

    private static void field(StringBuilder yaml, String name, String value) {
        yaml.append("    ")
                .append(name)
                .append(value.isEmpty() ? ":" : ": ")
                .append(value)
                .append('\n');
    }

    /** One test a kind that words alone decide; the truth is in {@code truth.jsonl}, these are for rule maintainers. */
    private static String tests(List<Offer> offers) {
        StringBuilder yaml = new StringBuilder("# 由演示市场的商品生成 / made from listings of the demo market\ntests:\n");
        for (Kind kind : List.of(
                Kind.REPLICA_WORDING,
                Kind.FAKE_OFFICIAL_SHOP,
                Kind.UNAUTHORISED_RESELLER,
                Kind.COMPATIBLE_PART,
                Kind.SECOND_HAND,
                Kind.GENUINE)) {
            offers.stream()
                    .filter(offer -> offer.truth().kinds().equals(List.of(kind)))
                    .limit(1)
                    .forEach(offer -> test(yaml, kind, offer));
        }
        return yaml.toString();
    }

    private static void test(StringBuilder yaml, Kind kind, Offer offer) {
        Verdict expected = kind.expected();
        yaml.append("  - name: ")
                .append(Yaml.text(kind.chinese() + " " + offer.item()))
                .append('\n');
        yaml.append("    listing: {id: ")
                .append(offer.truth().listing())
                .append(", platform: ")
                .append(offer.keeper().site())
                .append(", title: ")
                .append(Yaml.text(offer.title()))
                .append(", price: {amount: \"")
                .append(offer.price().amount().toPlainString())
                .append("\", currency: CNY}, condition: ")
                .append(offer.condition())
                .append(", seller: {id: ")
                .append(offer.keeper().id())
                .append(", name: ")
                .append(Yaml.text(offer.keeper().name()))
                .append("}}\n");
        yaml.append("    expect: [{right: ")
                .append(offer.truth().right())
                .append(", verdict: ")
                .append(expected.written())
                .append("}]\n");
    }
}
