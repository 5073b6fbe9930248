package zhicha.crawler.evidence.verify;

import org.jspecify.annotations.Nullable;
import zhicha.rules.rule.Wording;

/**
 * Something that does not hold.
 *
 * @param file relative to the vault
 * @param offset bytes from the beginning of the file, of the line or record concerned; 0 for a whole file
 * @param capture id of the capture concerned as its line states it, or null where there is none
 * @param detail what was found and what should have been
 * @param atEnd whether this is what the end of a copy looks like that was made while the program wrote; where the vault is
 *     no such copy, something was cut off
 */
public record Finding(
        Kind kind, String file, long offset, @Nullable String capture, String detail, boolean atEnd) {
    public enum Kind {
        MANIFEST_ALTERED("清单内容与其编号不符", "a manifest does not match its id"),
        CHAIN_BROKEN("清单未与上一份相连", "a manifest does not follow the one before"),
        SEQUENCE_GAP("清单序号不连续，可能缺失或调换", "manifests are missing or out of order"),
        MANIFESTS_MISSING("最新的清单缺失", "the newest manifests are missing"),
        RECORD_ALTERED("记录内容与清单不符", "a record does not match its manifest"),
        RECORD_MISSING("记录缺失或被截断", "a record is missing or cut off"),
        RECORD_INCONSISTENT("记录与清单的说明不一致", "a record contradicts what its manifest says of it"),
        FILE_MISSING("文件缺失", "a file is missing"),
        FILE_ALTERED("文件内容被改动", "a file was changed"),
        FORMAT_VIOLATED("证据包不合其格式", "the package does not keep to its format"),
        SIGNATURE_INVALID("签名不成立", "a signature does not hold"),
        UNACCOUNTED_BYTES("有内容未被任何清单记载", "there are bytes that no manifest vouches for"),
        UNKNOWN_FILE("有来历不明的文件", "there is a file that no manifest knows"),
        SM3_MISMATCH("国密 SM3 摘要不符", "an SM3 digest does not match"),
        ROOT_MISMATCH("当日清单与日根不符", "the manifests of a day do not match its root"),
        TIME_STAMP_INVALID("时间戳不成立", "a time-stamp does not hold");

        private final Wording wording;

        Kind(String zh, String en) {
            wording = new Wording(zh, en);
        }

        public Wording wording() {
            return wording;
        }
    }

    /** One line, Chinese first. */
    public String line() {
        return "%s / %s: %s @%d%s: %s%s"
                .formatted(
                        kind.wording().zh(),
                        kind.wording().en(),
                        file,
                        offset,
                        capture == null ? "" : " " + capture,
                        detail,
                        atEnd ? "（末尾 / at the end）" : "");
    }
}
