package zhicha.app.cli;

/** Who works at this shell, as the audit log names them. */
final class Shell {
    static String user() {
        String name = System.getProperty("user.name", "");
        return "shell:" + (name.isBlank() || name.equals("?") ? "unknown" : name);
    }

    private Shell() {}
}
