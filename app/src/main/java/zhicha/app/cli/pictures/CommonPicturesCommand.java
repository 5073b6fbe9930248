package zhicha.app.cli.pictures;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;
import zhicha.app.archive.pictures.SealedSearch;
import zhicha.app.cli.given.KeptState;
import zhicha.app.cli.terminal.CommandFailure;
import zhicha.app.cli.terminal.Exit;
import zhicha.app.cli.terminal.Listed;
import zhicha.app.cli.terminal.Streams;
import zhicha.app.store.Store;
import zhicha.crawler.evidence.VaultReader;
import zhicha.matcher.image.common.SharedPictures.Shared;
import zhicha.rules.subject.CaptureId;

@Command(
        name = "common",
        description = {
            "列出多家店铺共用的图片（发货须知、尺码表、优惠横幅等），供人工核看后写入规则包的 lists/common-pictures.txt；"
                    + "清单上的图片不再查找商标图样。被广泛盗用的图片同样会出现在这里，务必先看图。",
            "Lists pictures that many shops show (notices of delivery, charts of sizes, banners), to be looked at and put into a"
                    + " pack's lists/common-pictures.txt; no mark is looked for in pictures on that list. A widely copied"
                    + " picture stands here, too: look before you add it."
        })
final class CommonPicturesCommand implements Callable<Integer> {
    private static final int BETWEEN_LINES = 10_000;

    @Mixin
    private KeptState state = new KeptState();

    @Option(
            names = "--shops",
            paramLabel = "N",
            defaultValue = "5",
            description = "至少出现在几家店铺 / in how many shops at least (default: ${DEFAULT-VALUE})")
    private int shops;

    @Option(
            names = "--save",
            paramLabel = "DIR",
            description = "把图片另存为 PNG 供查看，文件名为指纹 / saves them as PNG, named by their fingerprints, to be looked at")
    private @Nullable Path save;

    @Mixin
    private Listed listed = new Listed();

    @Mixin
    private Streams streams = new Streams();

    @Override
    public Integer call() throws IOException {
        PrintWriter out = streams.out();
        PrintWriter err = streams.err();
        if (shops < 2) {
            throw new CommandFailure(
                    Exit.USAGE, "--shops " + shops + "：至少为 2 / must be 2 or more", "例如 / such as --shops 5");
        }
        try (Store store = state.openStore(err)) {
            SealedSearch search = new SealedSearch(store.pictures(), VaultReader.open(state.vault(err)));
            SealedSearch.Outcome outcome = search.shared(shops, looked -> {
                if (looked % BETWEEN_LINES == 0) {
                    err.println("已看图片 / pictures looked at: " + looked);
                    err.flush();
                }
            });
            for (Shared<CaptureId> one : outcome.shared()) {
                out.println(listed.line(one, CommonPicturesCommand::json, CommonPicturesCommand::plain));
                save(search, one);
            }
            out.flush();
            err.printf(
                    "图片 / pictures %d，无法读取 / unreadable %d，过于简单 / too plain %d，%d 家以上店铺共用 / shared by %d shops and more: %d%n",
                    outcome.looked(),
                    outcome.unreadable(),
                    outcome.plain(),
                    shops,
                    shops,
                    outcome.shared().size());
        }
        return Exit.DONE;
    }

    private void save(SealedSearch search, Shared<CaptureId> one) throws IOException {
        if (save == null) {
            return;
        }
        Files.createDirectories(save);
        Optional<byte[]> png = search.png(one.example());
        if (png.isPresent()) {
            Files.write(save.resolve(one.fingerprint() + ".png"), png.get());
        }
    }

    /** As a line of the list, with the rest behind it as a comment. */
    private static String plain(Shared<CaptureId> one) {
        return one.fingerprint() + "  # " + one.shops() + " 家店铺 / shops, " + one.listings() + " 件商品 / listings, "
                + one.example();
    }

    private static String json(Shared<CaptureId> one) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("fingerprint", one.fingerprint().toString());
        fields.put("shops", one.shops());
        fields.put("listings", one.listings());
        fields.put("capture", one.example().value());
        return JsonMapper.shared().writeValueAsString(fields);
    }
}
