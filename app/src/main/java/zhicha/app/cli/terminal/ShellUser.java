package zhicha.app.cli.terminal;

/** Who works at this shell, as the audit log names them. */
public final class ShellUser {
    public static String name() {
        String name = System.getProperty("user.name", "");
        return "shell:" + (name.isBlank() || name.equals("?") ? "unknown" : name);
    }

    private ShellUser() {}
}
