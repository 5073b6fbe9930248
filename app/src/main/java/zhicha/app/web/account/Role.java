package zhicha.app.web.account;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import zhicha.rules.rule.Wording;

/** What somebody is employed to do. A person may have several; each gives as little as the work needs. */
public enum Role {
    ANALYST(
            "analyst",
            new Wording("监测研判员", "Analyst"),
            EnumSet.of(
                    Permission.SEE_FLAGS,
                    Permission.DECIDE,
                    Permission.SEE_LEADS,
                    Permission.MAKE_LEAD,
                    Permission.EXPORT_LEADS,
                    Permission.TAKE_SCREENSHOT)),
    OFFICER(
            "officer",
            new Wording("执法人员", "Officer"),
            EnumSet.of(
                    Permission.SEE_FLAGS, Permission.SEE_LEADS, Permission.EXPORT_LEADS, Permission.TAKE_SCREENSHOT)),
    MAINTAINER(
            "maintainer",
            new Wording("规则维护员", "Rule maintainer"),
            EnumSet.of(Permission.SEE_FLAGS, Permission.MAINTAIN_SITES)),
    ADMINISTRATOR("administrator", new Wording("系统管理员", "Administrator"), EnumSet.of(Permission.MANAGE_USERS)),
    AUDITOR(
            "auditor",
            new Wording("审计员", "Auditor"),
            EnumSet.of(Permission.SEE_FLAGS, Permission.SEE_LEADS, Permission.SEE_AUDIT));

    private final String written;
    private final Wording title;
    private final Set<Permission> permissions;

    Role(String written, Wording title, Set<Permission> permissions) {
        this.written = written;
        this.title = title;
        this.permissions = permissions;
    }

    public String written() {
        return written;
    }

    public Wording title() {
        return title;
    }

    public boolean allows(Permission permission) {
        return permissions.contains(permission);
    }

    /** Several in their order, with commas between them. */
    public static String written(Set<Role> roles) {
        return roles.stream().sorted().map(role -> role.written).collect(Collectors.joining(","));
    }

    /** @throws IllegalArgumentException with the known roles, if there is no such role */
    public static Role parse(String written) {
        for (Role role : values()) {
            if (role.written.equals(written)) {
                return role;
            }
        }
        throw new IllegalArgumentException("no role \"" + written + "\"; there are "
                + Arrays.stream(values()).map(role -> role.written).collect(Collectors.joining(", ")));
    }
}
