package zhicha.app.web.entry;

import zhicha.rules.rule.Wording;

/** What the audit log's actions are called on the screen; the log itself keeps the short names. */
public final class AuditWords {
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
}
