package zhicha.crawler.evidence.wacz.check;

import java.io.IOException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells what a package says it lacks. That is no fault of the package: what a policy of retention took away before it was
 * written cannot be in it. Only the package's own word stands for it, and its signature for that.
 */
record LackingNotes(PackageFile file, Findings findings) {
    /** Told one by one; of a lead with more, or of a package that is made to lack everything, the rest is counted. */
    private static final int MOST = 100;

    void run() throws IOException {
        byte[] described =
                file.bytes(PackageFile.DATAPACKAGE, PackageFile.LARGEST_JSON).orElse(null);
        if (described == null) {
            return;
        }
        JsonNode lacking;
        try {
            lacking = JsonMapper.shared().readTree(described).at("/zhicha/lacking");
        } catch (JacksonException notJson) {
            // found where the files are held to it
            return;
        }
        int told = 0;
        int more = 0;
        int damaged = 0;
        for (JsonNode one : lacking) {
            boolean removed = one.path("tombstone").isString();
            if (told < MOST) {
                told++;
                findings.note(said(one, removed));
            } else {
                more++;
                damaged += removed ? 0 : 1;
            }
        }
        if (more > 0) {
            findings.note(("本件自述另缺 %d 份存证，其中 %d 份系缺失或不符；见 datapackage.json 的 zhicha.lacking / the package says that it"
                            + " lacks %d more, %d of them not under a policy; datapackage.json names them in zhicha.lacking")
                    .formatted(more, damaged, more, damaged));
        }
    }

    private static String said(JsonNode one, boolean removed) {
        String capture = one.path("capture").asString("");
        String why = one.path("why").asString("");
        return removed
                ? "本件自述：已按留存规定删除，故不在其中，不属缺损 / the package says that a policy of retention took away, which is no"
                        + " damage: " + capture + ": " + afterwards(why)
                : "本件自述：缺失或不符，故不在其中 / the package says that it lacks " + capture + ": " + why;
    }

    /** An address may be long, and the policy and the day stand behind it. */
    private static String afterwards(String why) {
        int said = why.indexOf("was removed under");
        return said < 0 ? why : why.substring(said);
    }
}
