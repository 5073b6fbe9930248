package zhicha.app.web.account;

import java.util.Set;

/**
 * A person who may sign in.
 *
 * @param name what is typed at sign-in: 2 to 64 letters, digits, dots, hyphens or underscores, lower case
 * @param displayName what others see
 * @param mustChange whether the password was set by somebody else and has to be changed at the next sign-in
 * @param active false after the person left; the record stays, since decisions refer to it
 */
public record Account(String id, String name, String displayName, Set<Role> roles, boolean mustChange, boolean active) {
    public Account {
        roles = Set.copyOf(roles);
    }

    public boolean may(Permission permission) {
        return switch (permission) {
            case OPEN, SIGNED_IN -> true;
            default -> roles.stream().anyMatch(role -> role.allows(permission));
        };
    }
}
