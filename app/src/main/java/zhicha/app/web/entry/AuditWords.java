package zhicha.app.web.entry;

import java.util.Arrays;
import java.util.stream.Collectors;
import zhicha.app.web.account.Role;
import zhicha.rules.rule.Wording;

/** What the audit log's actions are called on the screen; the log itself keeps the short names. */
public final class AuditWords {
    private static final String FROM = "from ";

    private AuditWords() {}

    /** One that is not known here keeps the name it came with. */
    public static Wording of(String action) {
        return new Wording(
                switch (action) {
                    case "sign-in" -> "登录";
                    case "sign-in-refused" -> "登录被拒";
                    case "sign-in-locked" -> "登录已锁定";
                    case "sign-out" -> "退出";
                    case "password-changed" -> "修改密码";
                    case "token-issued" -> "签发令牌";
                    case "token-revoked" -> "吊销令牌";
                    case "decide" -> "研判";
                    case "undo" -> "撤销研判";
                    case "note" -> "备注";
                    case "lead-drafted" -> "起草线索";
                    case "lead-submit" -> "提交线索复核";
                    case "lead-approve" -> "复核通过线索";
                    case "lead-return" -> "退回线索";
                    case "lead-withdraw" -> "撤销线索";
                    case "lead-exported" -> "导出线索";
                    case "screenshot-asked" -> "要求截取整页";
                    case "packs-taken" -> "规则包修改生效";
                    case "packs-refused" -> "规则包修改有误，未采用";
                    case "user-added" -> "新增用户";
                    case "user-roles" -> "调整角色";
                    case "user-closed" -> "停用用户";
                    case "user-opened" -> "启用用户";
                    case "user-password-reset" -> "重置密码";
                    default -> action;
                },
                action.replace('-', ' '));
    }

    /** The detail of an entry: what was decided, the roles that were given, and where it came from. */
    public static Wording detail(String kept) {
        int at = kept.lastIndexOf(FROM);
        String what = at < 0 ? kept : kept.substring(0, at).replaceFirst(", $", "");
        String from = at < 0 ? "" : kept.substring(at + FROM.length());
        String zh = Arrays.stream(what.split(" ")).map(AuditWords::word).collect(Collectors.joining(" "));
        String origin = at < 0 ? "" : (what.isEmpty() ? "" : "，") + "来自 " + from;
        return new Wording(zh + origin, kept);
    }

    private static String word(String word) {
        return switch (word) {
            case "bulk" -> "批量";
            case "confirm" -> "确认涉嫌";
            case "dismiss" -> "排除";
            case "unsure" -> "存疑";
            default ->
                Arrays.stream(Role.values())
                        .filter(role -> role.written().equals(word))
                        .map(role -> role.title().zh())
                        .findFirst()
                        .orElse(word);
        };
    }
}
