package zhicha.app.cli.evidence;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;
import zhicha.app.cli.terminal.CommandFailure;
import zhicha.app.cli.terminal.Exit;
import zhicha.app.cli.terminal.Listed;
import zhicha.app.cli.terminal.Streams;
import zhicha.crawler.evidence.folder.VaultFolder;
import zhicha.crawler.evidence.root.InclusionProof;
import zhicha.crawler.evidence.root.MerkleTree;
import zhicha.crawler.evidence.root.Roots;
import zhicha.rules.subject.CaptureId;

@Command(
        name = "prove",
        description = "证明一份存证在当日日根之内；证据库 README.txt 说明如何用通用工具核对 / proves that a capture is in the root of its day;"
                + " the vault's README.txt tells how standard tools check it.")
public final class ProveCommand implements Callable<Integer> {
    @Parameters(paramLabel = "ID", description = "存证号 / capture id, sha256:…")
    private String id = "";

    @Mixin
    private VaultGiven given = new VaultGiven();

    @Mixin
    private Listed listed = new Listed();

    @Mixin
    private Streams streams = new Streams();

    @Override
    public Integer call() {
        PrintWriter err = streams.err();
        CaptureId capture = VaultGiven.id(id);
        VaultFolder folder = given.folder(err);
        InclusionProof proof;
        try {
            proof = new Roots(folder).prove(capture).orElseThrow(() -> VaultGiven.unknown(folder, capture));
        } catch (IOException e) {
            throw CommandFailure.unavailable(
                    "没有可用的日根 / no root to prove it by: " + e.getMessage(),
                    "evidence root，或 evidence verify / evidence root, or evidence verify");
        }
        streams.out().print(listed.json() ? json(proof) + "\n" : proof.text());
        streams.out().flush();
        err.println("核对方法见证据库 README.txt 第 8 节 / how to check it: README.txt of the vault, section 8; roots/"
                + proof.day() + ".txt");
        return Exit.DONE;
    }

    private static String json(InclusionProof proof) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("capture", proof.capture());
        fields.put("day", proof.day());
        fields.put("index", proof.index());
        fields.put("size", proof.size());
        fields.put("manifest", proof.manifest());
        fields.put("sha256", steps(proof.sha256()));
        fields.put("rootSha256", proof.rootSha256());
        fields.put("sm3", steps(proof.sm3()));
        fields.put("rootSm3", proof.rootSm3());
        return JsonMapper.shared().writeValueAsString(fields);
    }

    private static List<Map<String, String>> steps(List<MerkleTree.Step> path) {
        List<Map<String, String>> steps = new ArrayList<>();
        for (MerkleTree.Step step : path) {
            steps.add(Map.of(
                    "side",
                    step.left() ? "left" : "right",
                    "hash",
                    HexFormat.of().formatHex(step.hash())));
        }
        return steps;
    }
}
